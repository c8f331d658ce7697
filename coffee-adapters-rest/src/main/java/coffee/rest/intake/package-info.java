/** Coffee: {@code /v1/coffee}. */
package coffee.rest.intake;
