package coffee.devices;

import coffee.domain.imports.ImportRow;
import java.io.Closeable;
import java.util.Iterator;

/**
 * The rows of one file, in the file's order, read as they are asked for; a file of any size takes
 * the same memory. {@code next} throws {@link java.io.UncheckedIOException} where the file breaks
 * off. Not safe for use by many threads.
 */
public interface RowReader extends Iterator<ImportRow>, Closeable {}
