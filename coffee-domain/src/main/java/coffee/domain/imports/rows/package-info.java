/** One run over a file: its rows, batches and checkpoints. */
package coffee.domain.imports.rows;
