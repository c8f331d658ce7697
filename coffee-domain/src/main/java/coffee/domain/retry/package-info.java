/** Writes that can be sent again without being done again. */
package coffee.domain.retry;
