/** Combined views of intakes, caffeine level and heart rate: now and per day. */
package coffee.domain.overview;
