/** What every reader needs: texts, numbers and moments taken from bytes, and rows handed over. */
package coffee.devices.row;
