package coffee.app.doctor;

import coffee.app.configuration.DatabaseSettings;
import coffee.app.configuration.OperatorException;
import coffee.app.schema.SchemaCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Checks that PostgreSQL is reachable, supported, durable and migrated. */
public record DatabaseCheck(Jdbi jdbi, DatabaseSettings settings, Clock clock) implements Check {

  private static final String SUBJECT = "PostgreSQL";
  private static final int OLDEST_VERSION = 150_000;
  private static final Duration SKEW = Duration.ofSeconds(2);

  @Override
  public List<Finding> run() {
    try {
      return jdbi.withHandle(this::look);
    } catch (JdbiException unavailable) {
      return List.of(
          Finding.problem(
              SUBJECT,
              "not reachable at " + settings.address().server(),
              "start it, or correct DATABASE_URL"));
    }
  }

  private List<Finding> look(Handle handle) {
    Map<String, String> server =
        handle
            .createQuery("SELECT name, setting FROM pg_settings")
            .reduceRows(
                new HashMap<>(),
                (all, row) -> {
                  all.put(
                      row.getColumn("name", String.class), row.getColumn("setting", String.class));
                  return all;
                });
    List<Finding> findings = new ArrayList<>();
    findings.add(version(server));
    findings.add(durability(server));
    findings.add(connections(server));
    findings.add(encryption(handle));
    findings.add(clocks(handle));
    findings.add(schema());
    return findings;
  }

  private static Finding version(Map<String, String> server) {
    String version = server.getOrDefault("server_version", "unknown");
    return Integer.parseInt(server.getOrDefault("server_version_num", "0")) < OLDEST_VERSION
        ? Finding.problem(SUBJECT, "version " + version, "use version 15 or newer")
        : Finding.ok(SUBJECT, "version " + version);
  }

  private static Finding durability(Map<String, String> server) {
    boolean loses =
        List.of("fsync", "synchronous_commit", "full_page_writes").stream()
            .anyMatch(name -> "off".equals(server.get(name)));
    return loses
        ? Finding.problem(
            "durability",
            "a crash may lose committed data",
            "set fsync, synchronous_commit and full_page_writes on")
        : Finding.ok("durability", "committed data is on disk");
  }

  private Finding connections(Map<String, String> server) {
    int offered = Integer.parseInt(server.getOrDefault("max_connections", "0"));
    return settings.connections() * 2 > offered
        ? Finding.warning(
            "connections",
            "two instances with %d connections each exceed PostgreSQL's limit of %d"
                .formatted(settings.connections(), offered),
            "raise max_connections, or lower DATABASE_CONNECTIONS")
        : Finding.ok("connections", "%d of %d".formatted(settings.connections(), offered));
  }

  private Finding encryption(Handle handle) {
    String sql = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    boolean isEncrypted = handle.createQuery(sql).mapTo(Boolean.class).findOne().orElse(false);
    return isEncrypted || LoopbackAddresses.isLoopback(settings.address().server())
        ? Finding.ok("way to PostgreSQL", isEncrypted ? "TLS" : "on this machine")
        : Finding.warning(
            "way to PostgreSQL",
            "the connection crosses a network without encryption",
            "add ?sslmode=verify-full to DATABASE_URL, unless the network is private");
  }

  private Finding clocks(Handle handle) {
    Instant before = clock.instant();
    Instant there =
        handle
            .createQuery("SELECT clock_timestamp()")
            .mapTo(OffsetDateTime.class)
            .one()
            .toInstant();
    Instant after = clock.instant();
    boolean isRight = !there.isBefore(before.minus(SKEW)) && !there.isAfter(after.plus(SKEW));
    return isRight
        ? Finding.ok("clock", "within %d s of PostgreSQL's".formatted(SKEW.toSeconds()))
        : Finding.problem(
            "clock",
            "differs from PostgreSQL's by %d s"
                .formatted(Duration.between(there, after).toSeconds()),
            "synchronize both machines by NTP");
  }

  private Finding schema() {
    try {
      new SchemaCheck(jdbi).run();
      return Finding.ok("schema", "up to date");
    } catch (OperatorException refusal) {
      String[] message = String.valueOf(refusal.getMessage()).split(": ", 2);
      return Finding.problem(
          "schema", message[0], message.length == 2 ? message[1] : "run `db migrate`");
    }
  }
}
