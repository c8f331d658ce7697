/** Steps of a person: their log, and what five minutes of them amount to. */
package coffee.domain.steps;
