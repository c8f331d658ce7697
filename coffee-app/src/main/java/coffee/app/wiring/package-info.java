/** One class a feature, each of which registers what the feature serves. */
package coffee.app.wiring;
