/** What Apple Health exports, and what the app Health Auto Export sends of it. */
package coffee.devices.apple;
