/** HTTP on the outside, the domain on the inside: who calls, and what is known of each call. */
package coffee.rest;
