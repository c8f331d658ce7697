package coffee.app.configuration;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.dropwizard.logging.common.LoggingFactory;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code config.yml}. Invalid values are refused with a message that names the
 * environment variable and never contains a secret.
 */
public final class CoffeeConfiguration extends Configuration {

  @NotNull private final DatabaseSettings database;
  @NotNull private final RedisSettings redis;
  @NotNull private final OwnerSettings owner;
  @NotNull private final WebSettings web;
  @NotNull private final RuleSettings rules;
  @NotNull private final LimitSettings limits;
  @NotNull private final OperationSettings operation;
  @NotNull private final MaintenanceSettings maintenance;
  @NotNull private final ImportSettings imports;
  @NotNull private final WebhookConfiguration webhooks;
  @NotNull private final MqttSettings mqtt;

  /** All sections but those of webhooks and MQTT are required. */
  public CoffeeConfiguration(
      @JsonProperty("database") Database database,
      @JsonProperty("redis") RedisSettings redis,
      @JsonProperty("owner") OwnerSettings owner,
      @JsonProperty("web") WebSettings web,
      @JsonProperty("rules") RuleSettings rules,
      @JsonProperty("limits") LimitSettings limits,
      @JsonProperty("operation") OperationSettings.Unparsed operation,
      @JsonProperty("upkeep") MaintenanceSettings maintenance,
      @JsonProperty("imports") ImportSettings imports,
      @JsonProperty("webhooks") @Nullable WebhookConfiguration webhooks,
      @JsonProperty("mqtt") @Nullable MqttSettings mqtt) {
    this.database = DatabaseSettings.of(database.url(), database.connections());
    this.redis = redis;
    this.owner = owner;
    this.web = web;
    this.rules = rules;
    this.limits = limits;
    this.operation = OperationSettings.of(operation);
    this.maintenance = maintenance;
    this.imports = imports;
    this.webhooks = webhooks == null ? WebhookConfiguration.DEFAULT : webhooks;
    this.mqtt = mqtt == null ? MqttSettings.NONE : mqtt;
  }

  /** Validates the log levels. */
  @Override
  public synchronized void setLoggingFactory(LoggingFactory logging) {
    LogLevels.require(logging);
    super.setLoggingFactory(logging);
  }

  public DatabaseSettings database() {
    return database;
  }

  public RedisSettings redis() {
    return redis;
  }

  public OwnerSettings owner() {
    return owner;
  }

  public WebSettings web() {
    return web;
  }

  public RuleSettings rules() {
    return rules;
  }

  public LimitSettings limits() {
    return limits;
  }

  public OperationSettings operation() {
    return operation;
  }

  public MaintenanceSettings maintenance() {
    return maintenance;
  }

  public ImportSettings imports() {
    return imports;
  }

  public WebhookConfiguration webhooks() {
    return webhooks;
  }

  public MqttSettings mqtt() {
    return mqtt;
  }

  /** The directories that the service uses, by purpose. */
  public Map<String, Path> folders() {
    Map<String, Path> folders = new HashMap<>(Map.of("imports", Path.of(imports.folder())));
    maintenance.backupDirectory().ifPresent(folder -> folders.put("backups", folder));
    return folders;
  }

  /**
   * PostgreSQL.
   *
   * @param url {@code DATABASE_URL}, a secret
   * @param connections {@code DATABASE_CONNECTIONS}
   */
  public record Database(String url, int connections) {

    @Override
    public String toString() {
      return "Database[connections=" + connections + "]";
    }
  }
}
