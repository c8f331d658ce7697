/** What the resources of coffees and of heart rates have in common. */
package coffee.rest.entry;
