/** Files in a directory, which instances may share. */
package coffee.persistence.files;
