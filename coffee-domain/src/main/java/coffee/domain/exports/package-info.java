/** Giving back what a person logged. */
package coffee.domain.exports;
