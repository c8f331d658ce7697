/** Heart rate: {@code /v1/heartrate}. */
package coffee.rest.heartrate;
