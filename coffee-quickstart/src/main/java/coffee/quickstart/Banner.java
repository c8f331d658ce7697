package coffee.quickstart;

import coffee.app.configuration.ListenAddresses;
import coffee.rest.session.SignInLinks;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What the person at the terminal reads once the service runs.
 *
 * @param addresses where it listens
 * @param key where the owner's key is
 * @param folder everything that is kept
 * @param workingFolder from where paths are shown
 * @param command how another command is run over the same data, such as {@code DATA_DIR=./mine
 *     ./run}
 */
record Banner(
    ListenAddresses addresses,
    KeySource key,
    DataFolder folder,
    Path workingFolder,
    String command) {

  private static final int COLUMNS = 76;

  /**
   * All of it.
   *
   * @param answer what the service says of its owner
   * @param zone name of the owner's time zone
   * @param code one-time code that signs the owner in
   */
  String text(String answer, String zone, String code) throws IOException {
    return """

        Coffee Tracker is running. Ctrl-C stops it; everything stays in %s.

          %s

        %s
        %s
        %s
        %s
        %s

        """
        .formatted(
            shown(folder.path()),
            wrapped(answer),
            link(code),
            facts(),
            zone(zone),
            examples(),
            otherMachines());
  }

  private String link(String code) {
    return """
          Open this link within ten minutes; it signs one browser in, once:
            %s
          For another one%s: %s pair
        """
        .formatted(
            SignInLinks.link(addresses.url(), code),
            addresses.isReachableFromNetwork() ? ", or a QR code for a phone" : " on this machine",
            command);
  }

  /** Lines that fit an ordinary terminal, the second and later ones indented like the first. */
  private static String wrapped(String sentence) {
    return sentence.replaceAll("(.{1,%d})(?: +|$)".formatted(COLUMNS), "$1\n  ").strip();
  }

  private String facts() {
    return """
          Service   %s   (to browse and try: %s/docs)
          Admin     %s
          Key       %s
          Log       %s
        """
        .formatted(
            addresses.url(),
            addresses.url(),
            addresses.adminUrl(),
            key.description(),
            shown(HomeLog.file(folder)));
  }

  private String zone(String name) {
    return """
        The owner's days begin and end in the time zone %s. To change it:
          %s -X PATCH \\
               -d '{"time_zone": "Europe/Berlin"}' %s/v1/profile
        """
        .formatted(name, curlWithJson(), addresses.url());
  }

  private String examples() {
    return """
        Try%s:
          %s %s/v1/coffee/today
          %s \\
               -d '{"caffeine_mg": 80, "coffee_type": "espresso"}' %s/v1/coffee
          %s %s/v1/heartrate/correlation
        """
        .formatted(
            key.condition(),
            curl(),
            addresses.url(),
            curlWithJson(),
            addresses.url(),
            curl(),
            addresses.url());
  }

  private String curlWithJson() {
    return curl() + " -H 'Content-Type: application/json'";
  }

  private String curl() {
    return "curl -H \"Authorization: Bearer %s\"".formatted(key.inShell());
  }

  private String otherMachines() throws IOException {
    return addresses.isReachableFromNetwork()
        ? "From other machines, a phone for example: " + addresses.networkUrl()
        : """
            Only this machine reaches it. For a phone or other machines: stop it, and start it with
              BIND_HOST=0.0.0.0 %s
            Then they reach it at %s; a QR code for a phone:
              BIND_HOST=0.0.0.0 %s pair"""
            .formatted(command, addresses.networkUrl(), command);
  }

  private String shown(Path path) {
    return ShellText.word(path, workingFolder);
  }
}
