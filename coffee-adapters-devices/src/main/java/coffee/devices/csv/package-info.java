/** The CSV files of wearables, nutrition apps and tools that store their data. */
package coffee.devices.csv;
