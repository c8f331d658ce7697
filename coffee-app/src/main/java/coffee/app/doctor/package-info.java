/** Whether everything around the service is as production wants it. */
package coffee.app.doctor;
