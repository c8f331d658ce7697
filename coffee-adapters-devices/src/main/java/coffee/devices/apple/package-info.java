/** Exports of Apple Health and of the app Health Auto Export. */
package coffee.devices.apple;
