/** Export of a person's data. */
package coffee.domain.exports;
