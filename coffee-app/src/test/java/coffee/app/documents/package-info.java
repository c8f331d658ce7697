/** Documents are held to what they are about. */
package coffee.app.documents;
