/** Classes that depend on each other, for the test of the rule against that. */
package coffee.app.architecture.cycles;
