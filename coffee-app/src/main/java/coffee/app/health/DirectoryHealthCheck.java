package coffee.app.health;

import com.codahale.metrics.health.HealthCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks that a directory has free space. */
public final class DirectoryHealthCheck extends HealthCheck {

  /** Several of the largest phone exports. */
  private static final long MIN_FREE_BYTES = 256L << 20;

  private static final int BITS_OF_A_MEGABYTE = 20;

  /** How the service uses a directory. */
  public enum Use {
    /** Read only: another process writes to it, and it may be mounted read-only. */
    READ,
    WRITE
  }

  private final Path directory;
  private final Use use;

  /** Creates a check of a directory. */
  public DirectoryHealthCheck(Path directory, Use use) {
    this.directory = directory;
    this.use = use;
  }

  @Override
  protected Result check() {
    if (!Files.isDirectory(directory) || !isUsable()) {
      String can = use == Use.READ ? "read" : "written";
      return Result.unhealthy("%s is not a directory that can be %s".formatted(directory, can));
    }
    try {
      long free = Files.getFileStore(directory).getUsableSpace();
      String words = "%d MiB free".formatted(free >> BITS_OF_A_MEGABYTE);
      return free < MIN_FREE_BYTES ? Result.unhealthy(words) : Result.healthy(words);
    } catch (IOException failure) {
      return Result.unhealthy("check failed: " + failure.getMessage());
    }
  }

  private boolean isUsable() {
    return use == Use.READ ? Files.isReadable(directory) : Files.isWritable(directory);
  }
}
