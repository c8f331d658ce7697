package coffee.app.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A memory disk of a few megabytes that only one process sees: it is mounted in the process's mount
 * namespace, and disappears with it.
 *
 * @param folder mount point in the process
 */
record SmallDisk(Path folder, int bytes) {

  private static final String FILLER = "filler";

  /** Creates a disk to be mounted over an empty directory. */
  static SmallDisk over(Path folder, int bytes) throws IOException {
    return new SmallDisk(Files.createDirectories(folder), bytes);
  }

  /** The command prefix of that process. */
  List<String> command() {
    String script = "mount -t tmpfs -o size=%d none '%s' && exec \"$@\"".formatted(bytes, folder);
    return List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh");
  }

  /** The directory as seen by the process with this id. */
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

  /** Deletes the filler file. */
  void makeRoom(long process) throws IOException {
    Files.delete(seenBy(process).resolve(FILLER));
  }

  /** Other files on the disk. */
  List<String> files(long process) throws IOException {
    try (Stream<Path> all = Files.list(seenBy(process))) {
      return all.map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals(FILLER) && !name.equals("spool-name"))
          .toList();
    }
  }
}
