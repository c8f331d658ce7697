/** Wiring, one class per feature. */
package coffee.app.wiring;
