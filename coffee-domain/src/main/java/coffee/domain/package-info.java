/** What every part of the domain shares: its one exception. */
package coffee.domain;
