package coffee.app.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A disk of a few megabytes in memory, which only one process has: it is mounted in a namespace of
 * the process's own, and goes with it.
 *
 * @param folder where the process finds it
 */
record SmallDisk(Path folder, int bytes) {

  private static final String FILLER = "filler";

  /** A disk that is mounted over an empty folder. */
  static SmallDisk over(Path folder, int bytes) throws IOException {
    return new SmallDisk(Files.createDirectories(folder), bytes);
  }

  /** What stands before the command of that process. */
  List<String> command() {
    String script = "mount -t tmpfs -o size=%d none '%s' && exec \"$@\"".formatted(bytes, folder);
    return List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh");
  }

  /** The folder, as the process with this number sees it. */
  private Path seenBy(long process) {
    return Path.of("/proc", Long.toString(process), "root").resolve(folder.toString().substring(1));
  }

  void fill(long process) throws IOException {
    try (OutputStream filler = Files.newOutputStream(seenBy(process).resolve(FILLER))) {
      byte[] page = new byte[4_096];
      for (int written = 0; written <= bytes; written += page.length) {
        filler.write(page);
      }
      throw new IllegalStateException("there is still room");
    } catch (IOException full) {
      // as it should be
    }
  }

  /** Deletes what it was filled with. */
  void makeRoom(long process) throws IOException {
    Files.delete(seenBy(process).resolve(FILLER));
  }

  /** What else is there. */
  List<String> files(long process) throws IOException {
    try (Stream<Path> all = Files.list(seenBy(process))) {
      return all.map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals(FILLER) && !name.equals("spool-name"))
          .toList();
    }
  }
}
