package coffee.app.health;

import com.codahale.metrics.health.HealthCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is a folder with room for more. */
public final class DirectoryHealthCheck extends HealthCheck {

  /** Several of the largest phone exports. */
  private static final long LEAST_FREE_BYTES = 256L << 20;

  private static final int BITS_OF_A_MEGABYTE = 20;

  /** What the service does with a folder. */
  public enum Use {
    /** Only looks: others write to it, and it may be mounted so that nobody can from here. */
    READ,
    WRITE
  }

  private final Path directory;
  private final Use use;

  /** A check of a folder. */
  public DirectoryHealthCheck(Path directory, Use use) {
    this.directory = directory;
    this.use = use;
  }

  @Override
  protected Result check() {
    if (!Files.isDirectory(directory) || !isUsable()) {
      String can = use == Use.READ ? "read" : "written to";
      return Result.unhealthy("%s is not a folder that can be %s".formatted(directory, can));
    }
    try {
      long free = Files.getFileStore(directory).getUsableSpace();
      String words = "%d MiB free".formatted(free >> BITS_OF_A_MEGABYTE);
      return free < LEAST_FREE_BYTES ? Result.unhealthy(words) : Result.healthy(words);
    } catch (IOException failure) {
      return Result.unhealthy("cannot be looked at: " + failure.getMessage());
    }
  }

  private boolean isUsable() {
    return use == Use.READ ? Files.isReadable(directory) : Files.isWritable(directory);
  }
}
