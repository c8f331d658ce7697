package coffee.devices.archive;

import coffee.devices.Content;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The walks through one archive: the first one goes from file to file, the next one follows where a
 * file is opened a second time, and so on. So however many files there are, the archive is unpacked
 * as often as the one of them that is opened most often. Each walk keeps to the limits by itself.
 * Not for many threads.
 */
final class ZipWalks implements Closeable {

  private final Content archive;
  private final Limits limits;
  private final List<ZipWalk> walks = new ArrayList<>();

  ZipWalks(Content archive, Limits limits) throws IOException {
    this.archive = archive;
    this.limits = limits;
    begin();
  }

  /** The one that goes from file to file. */
  ZipWalk first() {
    return walks.get(0);
  }

  /**
   * A walk at the file where the first one is.
   *
   * @param opening how often that file was opened before, at least once
   */
  ZipWalk following(int opening) throws IOException {
    if (opening == walks.size()) {
      begin();
    }
    ZipWalk walk = walks.get(opening);
    while (walk.number() < first().number() && walk.next().isPresent()) {
      // up to this file
    }
    return walk;
  }

  private void begin() throws IOException {
    walks.add(new ZipWalk(new Unpacking(archive, limits)));
  }

  /** Whether one of them can go no further. */
  boolean areBroken() {
    return walks.stream().anyMatch(walk -> walk.unpacking().failed());
  }

  @Override
  public void close() throws IOException {
    for (ZipWalk walk : walks) {
      walk.close();
    }
  }
}
