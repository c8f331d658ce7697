/** Everything about me, to take along: {@code /v1/export} and its formats. */
package coffee.rest.exports;
