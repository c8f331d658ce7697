package coffee.app.doctor;

/** Recognizes loopback addresses. */
final class Loopback {

  private Loopback() {}

  /**
   * Whether an address is local to this machine.
   *
   * @param host host name or address, with or without a port
   */
  static boolean isHere(String host) {
    return host.matches("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[?::1]?)(:\\d+)?");
  }
}
