/**
 * The page in a real browser, over the service and PostgreSQL. Where chromium and chromedriver are
 * missing the tests are skipped, unless {@code COFFEE_BROWSER_REQUIRED} is {@code true}.
 */
package coffee.app.browser;
