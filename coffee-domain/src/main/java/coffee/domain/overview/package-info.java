/** A person's coffees, caffeine and heart rate side by side: now, and day by day. */
package coffee.domain.overview;
