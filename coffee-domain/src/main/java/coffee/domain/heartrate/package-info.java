/** Heart-rate readings, their contexts, the log and its statistics. */
package coffee.domain.heartrate;
