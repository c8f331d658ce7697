/** Signing in with a browser: one-time codes, and the keys that browsers get for them. */
package coffee.domain.session;
