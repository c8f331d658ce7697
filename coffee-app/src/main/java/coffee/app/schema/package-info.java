/** Whether the database has the schema that this version works with. */
package coffee.app.schema;
