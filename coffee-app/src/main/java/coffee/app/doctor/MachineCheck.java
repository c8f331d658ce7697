package coffee.app.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checks the resources of the machine or container.
 *
 * @param limits content of {@code /proc/self/limits}
 * @param memoryBytes memory of the machine or container; empty if unknown
 * @param heapBytes maximum heap size
 * @param directories directories that are written to
 */
public record MachineCheck(
    Path limits, OptionalLong memoryBytes, long heapBytes, List<Path> directories)
    implements Check {

  private static final long FILES = 4_096;
  private static final long MEGABYTE = 1_000_000;
  private static final long MIN_ROOM = 1_000 * MEGABYTE;

  /** The share of memory that the JVM needs beside the heap. */
  private static final double HEAP_PART = 0.75;

  @Override
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    openFiles().ifPresent(findings::add);
    memoryBytes.ifPresent(all -> findings.add(memory(all)));
    directories.forEach(directory -> room(directory).ifPresent(findings::add));
    return findings;
  }

  private Optional<Finding> openFiles() {
    try {
      return Files.readString(limits)
          .lines()
          .filter(line -> line.startsWith("Max open files"))
          .map(line -> line.split("\\s{2,}", -1)[1])
          .map(MachineCheck::openFiles)
          .findFirst();
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }

  private static Finding openFiles(String soft) {
    boolean isEnough = soft.equals("unlimited") || Long.parseLong(soft) >= FILES;
    return isEnough
        ? Finding.ok("open files", soft)
        : Finding.warning(
            "open files",
            "limited to " + soft,
            "raise the limit to %d or more (ulimit -n, LimitNOFILE)".formatted(FILES));
  }

  private Finding memory(long all) {
    String text = "a heap of up to %d MB in %d MB".formatted(heapBytes / MEGABYTE, all / MEGABYTE);
    return heapBytes > all * HEAP_PART
        ? Finding.warning(
            "memory", text, "lower -Xmx or -XX:MaxRAMPercentage, or give it more memory")
        : Finding.ok("memory", text);
  }

  private static Optional<Finding> room(Path directory) {
    try {
      FileStore store = Files.getFileStore(directory);
      long left = store.getUsableSpace();
      String text = "%d MB left in %s".formatted(left / MEGABYTE, directory);
      return Optional.of(
          left < MIN_ROOM
              ? Finding.problem("disk", text, "free space, or move the directory to a larger disk")
              : Finding.ok("disk", text));
    } catch (IOException missing) {
      return Optional.of(
          Finding.problem(
              "disk",
              directory + " does not exist or is not readable",
              "create it, writable for the service"));
    }
  }
}
