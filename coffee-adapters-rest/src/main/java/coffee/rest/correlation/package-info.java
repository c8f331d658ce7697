/** The effect of caffeine on a person's heart rate: {@code /v1/heartrate/correlation}. */
package coffee.rest.correlation;
