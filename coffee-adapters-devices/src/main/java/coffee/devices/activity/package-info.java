/**
 * Recordings of activities, as sports watches and their services write them. Positions are never
 * read.
 */
package coffee.devices.activity;
