/** Commands of the jar; each calls a use case, a port or Liquibase. */
package coffee.app.commands;
