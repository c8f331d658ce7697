/** The CSV files of Fitabase, Fitbit, Samsung Health, Withings, Zepp and WHOOP. */
package coffee.devices.csv;
