package coffee.app.fuzz;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process takes.
 *
 * @param threads that live
 * @param files that are open, connections among them; 0 where the platform does not tell
 * @param heapMegabytes in use after collection
 */
public record Footprint(int threads, long files, long heapMegabytes) {

  /** As it is at the moment. */
  public static Footprint now() {
    long files =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0;
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new Footprint(ManagementFactory.getThreadMXBean().getThreadCount(), files, heap >> 20);
  }
}
