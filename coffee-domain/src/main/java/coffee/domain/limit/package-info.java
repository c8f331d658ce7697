/** Rate limits that isolate clients from each other. */
package coffee.domain.limit;
