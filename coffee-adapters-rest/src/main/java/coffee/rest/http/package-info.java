/** What holds for every request and response, whatever they are about. */
package coffee.rest.http;
