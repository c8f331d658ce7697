/** Checks whether an installation is ready for production. */
package coffee.app.doctor;
