/** Signing in with a browser: {@code /v1/session}. */
package coffee.rest.session;
