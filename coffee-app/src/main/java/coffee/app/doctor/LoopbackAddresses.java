package coffee.app.doctor;

/** Recognizes loopback addresses. */
final class LoopbackAddresses {

  private LoopbackAddresses() {}

  /**
   * Whether an address is local to this machine.
   *
   * @param host host name or address, with or without a port
   */
  static boolean isLoopback(String host) {
    return host.matches("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[?::1]?)(:\\d+)?");
  }
}
