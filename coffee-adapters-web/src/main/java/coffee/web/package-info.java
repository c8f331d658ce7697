/** The page that people open in a browser: static files, served as they are written. */
package coffee.web;
