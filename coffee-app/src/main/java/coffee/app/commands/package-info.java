/** What the jar does from the command line; each command calls a use case, a port or Liquibase. */
package coffee.app.commands;
