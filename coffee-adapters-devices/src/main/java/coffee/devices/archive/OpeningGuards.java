package coffee.devices.archive;

import java.util.ArrayList;
import java.util.List;

/**
 * The guards of an archive whose files can be opened repeatedly: one for the first openings of all
 * files, one for the second, and so on. Each has its own limits. Not thread-safe.
 */
final class OpeningGuards {

  private final DecompressionLimits limits;
  private final List<DecompressionGuard> guards = new ArrayList<>();

  OpeningGuards(DecompressionLimits limits) {
    this.limits = limits;
  }

  /**
   * The guard of an opening.
   *
   * @param opening number of earlier openings of that file
   */
  DecompressionGuard get(int opening) {
    while (guards.size() <= opening) {
      guards.add(new DecompressionGuard(limits));
    }
    return guards.get(opening);
  }

  /** Whether a limit was exceeded. */
  boolean anyFailed() {
    return guards.stream().anyMatch(DecompressionGuard::hasFailed);
  }
}
