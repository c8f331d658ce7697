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
 * What the machine, or the container, leaves to the service.
 *
 * @param limits as {@code /proc/self/limits} has them
 * @param memoryBytes of the machine or the container; empty if nobody says
 * @param heapBytes greatest size of the heap
 * @param folders that are written to
 */
public record MachineCheck(
    Path limits, OptionalLong memoryBytes, long heapBytes, List<Path> folders) implements Check {

  private static final long FILES = 4_096;
  private static final long MEGABYTE = 1_000_000;
  private static final long LEAST_ROOM = 1_000 * MEGABYTE;

  /** What the JVM needs beside its heap, of all that there is. */
  private static final double HEAP_PART = 0.75;

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    openFiles().ifPresent(findings::add);
    memoryBytes.ifPresent(all -> findings.add(memory(all)));
    folders.forEach(folder -> room(folder).ifPresent(findings::add));
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
            "no more than " + soft,
            "raise the limit to %d or more (ulimit -n, LimitNOFILE)".formatted(FILES));
  }

  private Finding memory(long all) {
    String text = "a heap of up to %d MB in %d MB".formatted(heapBytes / MEGABYTE, all / MEGABYTE);
    return heapBytes > all * HEAP_PART
        ? Finding.warning(
            "memory", text, "lower -Xmx or -XX:MaxRAMPercentage, or give it more memory")
        : Finding.ok("memory", text);
  }

  private static Optional<Finding> room(Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      long left = store.getUsableSpace();
      String text = "%d MB left in %s".formatted(left / MEGABYTE, folder);
      return Optional.of(
          left < LEAST_ROOM
              ? Finding.problem("disk", text, "make room, or move the folder to a larger disk")
              : Finding.ok("disk", text));
    } catch (IOException missing) {
      return Optional.of(
          Finding.problem(
              "disk",
              folder + " is not there, or not readable",
              "make it, for the service to use"));
    }
  }
}
