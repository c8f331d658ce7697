/** Heart rates in PostgreSQL: raw readings, and their aggregation into bins of five minutes. */
package coffee.persistence.heartrate;
