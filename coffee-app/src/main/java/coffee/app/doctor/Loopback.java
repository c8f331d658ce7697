package coffee.app.doctor;

/** Addresses that only this machine reaches. */
final class Loopback {

  private Loopback() {}

  /**
   * Whether an address is on this machine.
   *
   * @param host a name or address, with or without a port
   */
  static boolean isHere(String host) {
    return host.matches("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[?::1]?)(:\\d+)?");
  }
}
