/** What intakes and readings have in common: their log, and the use case that writes to it. */
package coffee.domain.entry;
