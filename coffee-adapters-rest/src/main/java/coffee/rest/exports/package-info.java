/** Export of all data of a person: {@code /v1/export} and its formats. */
package coffee.rest.exports;
