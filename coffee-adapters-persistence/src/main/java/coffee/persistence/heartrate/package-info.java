/** Heart rates in PostgreSQL: raw readings, and bins of five minutes that answer for them. */
package coffee.persistence.heartrate;
