package coffee.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.backup.BackupDirectory;
import coffee.app.configuration.PackagedConfiguration;
import coffee.app.doctor.Finding.Level;
import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.persistence.TestDatabase;
import coffee.persistence.redis.RedisConnections;
import coffee.persistence.redis.TestRedis;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

class DoctorTest {

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NINE, ZoneOffset.UTC);
  private static final String STRONG = "3f0c9a4be27d51886bd0f2c7a95e1d34";

  @TempDir private Path folder;

  private static Check secrets(Map<String, String> environment) {
    var configuration = PackagedConfiguration.read(environment);
    return new SecretsCheck(
        configuration.owner(), configuration.database().address(), configuration.redis().address());
  }

  private static List<String> levels(Check check) {
    return check.run().stream()
        .map(finding -> finding.subject() + " " + finding.level().word())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "''                                 , problem",
    "short                              , problem",
    "change-me-change-me                , problem",
    "sixteen-characters                 , warning",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa , warning",
    STRONG + "                          , ok",
  })
  void checksStrengthOfApiKey(String key, String level) {
    assertThat(levels(secrets(Map.of("API_KEY", key)))).contains("API_KEY " + level);
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://coffee:coffee@db/coffee     , problem",
    "postgresql://coffee:short@db/coffee      , problem",
    "postgresql://coffee:kq81-zu20-x@db/coffee, ok",
    "postgresql://coffee@db/coffee            , warning",
    "postgresql://coffee@localhost/coffee     , ok",
  })
  void checksDatabasePassword(String url, String level) {
    Check check = secrets(Map.of("API_KEY", STRONG, "DATABASE_URL", url));
    assertThat(levels(check)).contains("DATABASE_URL " + level);
    assertThat(check.run().toString() + check).doesNotContain("kq81", STRONG);
  }

  @ParameterizedTest
  @CsvSource({
    "redis://cache:6379          , warning",
    "redis://:secret-1@cache:6379, ok",
    "redis://:redis@cache:6379   , problem",
    "redis://u:Password@cache:1  , problem",
    "redis://u:@cache:6379       , warning",
    "redis://somebody@cache:6379 , warning",
    "redis://127.0.0.1:6379      , ok",
    "''                          , ok",
  })
  void checksRedisPassword(String url, String level) {
    assertThat(levels(secrets(Map.of("API_KEY", STRONG, "REDIS_URL", url))))
        .contains("REDIS_URL " + level);
  }

  @Test
  void checksNetworkExposure() {
    assertThat(levels(network(Map.of())))
        .containsExactly(
            "ALLOWED_HOSTS warning",
            "CORS_ORIGINS ok",
            "TRUSTED_PROXIES ok",
            "limits ok",
            "TLS ok",
            "admin port ok",
            "metrics ok");
    assertThat(
            levels(
                network(
                    Map.of(
                        "BIND_HOST", "0.0.0.0",
                        "ADMIN_BIND_HOST", "0.0.0.0",
                        "ALLOWED_HOSTS", "coffee.example.org",
                        "LIMITS_ENABLED", "false",
                        "CORS_ORIGINS", "http://coffee.example.org"))))
        .containsExactly(
            "ALLOWED_HOSTS ok",
            "CORS_ORIGINS warning",
            "TRUSTED_PROXIES ok",
            "limits warning",
            "TLS warning",
            "admin port warning",
            "metrics ok");
  }

  @ParameterizedTest
  @CsvSource({
    "'127.0.0.1,10.0.0.0/8,fc00::/7'    , ok",
    "0.0.0.0/0                         , problem",
    "'0.0.0.0/1,128.0.0.0/1'           , problem",
    "'10.0.0.1,::/0'                   , problem",
  })
  void checksTrustedProxies(String proxies, String level) {
    assertThat(levels(network(Map.of("TRUSTED_PROXIES", proxies))))
        .contains("TRUSTED_PROXIES " + level);
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, ok",
    "true , false, ok",
    "false, true , ok",
    "true , true , warning",
  })
  void checksPersonalMetrics(String open, String personal, String level) {
    Map<String, String> environment = Map.of("METRICS_PUBLIC", open, "METRICS_PERSONAL", personal);
    assertThat(levels(network(environment))).contains("metrics " + level);
  }

  private static Check network(Map<String, String> environment) {
    return new NetworkExposureCheck(PackagedConfiguration.read(environment));
  }

  @Test
  void checksDatabaseSchemaAndClock() {
    try (TestDatabase database = TestDatabase.fresh()) {
      assertThat(levels(check(database, Clock.systemUTC())))
          .contains(
              "PostgreSQL ok", "connections ok", "way to PostgreSQL ok", "clock ok", "schema ok");
      assertThat(levels(check(database, CLOCK))).contains("clock problem");
    }
    try (TestDatabase database = TestDatabase.unmigrated()) {
      assertThat(check(database, CLOCK).run())
          .filteredOn(finding -> finding.subject().equals("schema"))
          .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Level.PROBLEM))
          .allSatisfy(finding -> assertThat(finding.fix().orElse("")).contains("db migrate"))
          .hasSize(1);
    }
  }

  private static Check check(TestDatabase database, Clock clock) {
    Map<String, String> environment = Map.of("DATABASE_URL", database.jdbcUrl());
    return new DatabaseCheck(
        database.jdbi(), PackagedConfiguration.read(environment).database(), clock);
  }

  @Test
  void unreachableDatabaseIsOneProblem() {
    Check check =
        new DatabaseCheck(
            Jdbi.create("jdbc:postgresql://127.0.0.1:1/coffee"),
            PackagedConfiguration.read(Map.of()).database(),
            CLOCK);
    assertThat(levels(check)).containsExactly("PostgreSQL problem");
  }

  @Test
  void checksRedisConnection() {
    assertThat(levels(new RedisCheck(Optional.empty()))).containsExactly("Redis warning");
    try (RedisClient unavailable = RedisConnections.to(URI.create("redis://127.0.0.1:1"))) {
      assertThat(levels(new RedisCheck(Optional.of(unavailable)))).containsExactly("Redis problem");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0  , noeviction     , warning",
    "0  , allkeys-lru    , warning",
    "64M, noeviction     , warning",
    "64M, allkeys-random , warning",
    "64M, volatile-ttl   , warning",
    "64M, volatile-lru   , ok",
    "64M, allkeys-lru    , ok",
    "64M, allkeys-lfu    , ok",
  })
  void checksMemoryLimitAndEvictionPolicyOfRedis(String maximum, String policy, String level) {
    try (TestRedis server = TestRedis.start();
        RedisClient redis = TestRedis.patientClient(server.address())) {
      redis.configSet(Map.of("maxmemory-policy", policy));
      redis.configSet(Map.of("maxmemory", maximum));

      assertThat(levels(new RedisCheck(Optional.of(redis))))
          .containsExactly("Redis ok", "Redis memory " + level);
    }
  }

  @Test
  void redisMayKeepItsSettingsToItself() {
    try (TestRedis server = TestRedis.start();
        Jedis operator = new Jedis(server.address());
        RedisClient redis = TestRedis.patientClient(server.address())) {
      operator.aclSetUser("default", "-info");

      assertThat(levels(new RedisCheck(Optional.of(redis))))
          .containsExactly("Redis ok", "Redis memory warning");
    }
  }

  @Test
  void checksAgeOfNewestBackup() throws IOException {
    assertThat(levels(new BackupCheck(Optional.empty(), CLOCK))).containsExactly("backups warning");
    BackupDirectory backups = new BackupDirectory(folder);
    Check check = new BackupCheck(Optional.of(backups), CLOCK);
    assertThat(levels(check)).containsExactly("backups problem");
    Files.createFile(backups.fileFor(NINE.minus(Duration.ofHours(27))));
    assertThat(levels(check)).containsExactly("backups problem");
    Files.createFile(backups.fileFor(NINE.minus(Duration.ofHours(25))));
    assertThat(levels(check)).containsExactly("backups ok");
  }

  @Test
  void checksMachineResources() throws IOException {
    Path limits = folder.resolve("limits");
    Files.writeString(limits, "Max open files            1024                 524288     files\n");
    assertThat(
            levels(
                new MachineCheck(
                    limits, OptionalLong.of(1_000), 900, List.of(folder.resolve("away")))))
        .containsExactly("open files warning", "memory warning", "disk problem");
    Files.writeString(limits, "Max open files            65536                65536      files\n");
    assertThat(levels(new MachineCheck(limits, OptionalLong.of(1_000), 500, List.of())))
        .containsExactly("open files ok", "memory ok");
    assertThat(levels(new MachineCheck(folder.resolve("away"), OptionalLong.empty(), 1, List.of())))
        .isEmpty();
  }

  @Test
  void doctorCommandPrintsTextOrJsonAndFailsOnProblem() throws IOException {
    try (TestDatabase database = TestDatabase.fresh()) {
      Map<String, String> settings = new HashMap<>(Map.of("BACKUP_DIR", folder.toString()));
      Outcome before = new CommandRunner(database, settings).run("doctor");
      assertThat(before.succeeded()).isFalse();
      assertThat(before.output()).contains("problem  backups            no backup in " + folder);
      assertThat(before.errors()).matches("coffee: \\d problem\\(s\\), \\d warning\\(s\\)\n");

      Outcome json = new CommandRunner(database, settings).run("doctor", "--json");
      assertThat(json.output()).contains("\"status\" : \"problem\"", "\"subject\" : \"backups\"");
    }
  }
}
