package coffee.app.fuzz;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The resources that this process uses.
 *
 * @param threads live threads
 * @param files open files including connections; 0 if the platform does not report them
 * @param heapMegabytes heap in use after a garbage collection
 */
public record ProcessFootprint(int threads, long files, long heapMegabytes) {

  /** Measures the current footprint. */
  public static ProcessFootprint now() {
    long files =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0;
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new ProcessFootprint(
        ManagementFactory.getThreadMXBean().getThreadCount(), files, heap >> 20);
  }
}
