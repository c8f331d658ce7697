/** What hearts do: readings, their contexts, the log of them and its statistics. */
package coffee.domain.heartrate;
