package coffee.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Under which names the service goes where none are configured. */
final class OwnNames {

  private OwnNames() {}

  /** The names that were configured, or else this machine's. */
  static Set<String> or(List<String> configured) {
    Set<String> names = new LinkedHashSet<>(configured);
    if (names.isEmpty()) {
      names.add("localhost");
      try {
        String machine = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        names.add(machine);
        names.add(machine.replaceFirst("\\..*", "") + ".local");
      } catch (UnknownHostException machineWithoutName) {
        return names;
      }
    }
    return names;
  }
}
