package coffee.devices.archive;

import coffee.devices.Content;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The cursors of one archive: the first iterates over the files, the next one follows when a file
 * is opened a second time, and so on. So the archive is decompressed only as often as the file
 * opened most often. Each cursor has its own limits. Not thread-safe.
 */
final class ZipCursors implements Closeable {

  private final Content archive;
  private final DecompressionLimits limits;
  private final List<ZipCursor> walks = new ArrayList<>();

  ZipCursors(Content archive, DecompressionLimits limits) throws IOException {
    this.archive = archive;
    this.limits = limits;
    begin();
  }

  /** The cursor that iterates over the files. */
  ZipCursor first() {
    return walks.get(0);
  }

  /**
   * A cursor at the file of the first one.
   *
   * @param opening number of earlier openings of that file, 1 or more
   */
  ZipCursor cursorForReopening(int opening) throws IOException {
    if (opening == walks.size()) {
      begin();
    }
    ZipCursor walk = walks.get(opening);
    while (walk.entryNumber() < first().entryNumber() && walk.next().isPresent()) {
      // up to this file
    }
    return walk;
  }

  private void begin() throws IOException {
    InputStream in = archive.open();
    walks.add(new ZipCursor(in, new DecompressionGuard(archive, limits)));
  }

  /** Whether one of them has failed. */
  boolean anyFailed() {
    return walks.stream().anyMatch(walk -> walk.guard().hasFailed());
  }

  @Override
  public void close() throws IOException {
    for (ZipCursor walk : walks) {
      walk.close();
    }
  }
}
