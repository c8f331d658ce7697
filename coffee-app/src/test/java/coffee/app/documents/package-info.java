/** Tests that keep documents up to date. */
package coffee.app.documents;
