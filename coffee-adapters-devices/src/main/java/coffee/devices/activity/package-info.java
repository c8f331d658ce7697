/** Recordings of activities by sports watches and their services. Positions are never read. */
package coffee.devices.activity;
