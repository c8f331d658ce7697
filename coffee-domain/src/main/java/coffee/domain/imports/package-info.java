/** Import of files: jobs, queue, spool and use cases. */
package coffee.domain.imports;
