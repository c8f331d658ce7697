package coffee.app.metrics;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.intake.LoggedIntake;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.time.Clock;
import java.util.List;

/** Records logged by all persons since the service started. */
public final class LoggedEntryMetrics {

  private static final double MILLIS_PER_SECOND = 1_000;

  private final Counter coffees;
  private final Counter caffeine;
  private final Counter heartRates;
  private final Gauge lastLogged;
  private final Clock clock;

  /**
   * Creates the metrics in a registry.
   *
   * @param clock clock for the times of the last entries
   */
  public LoggedEntryMetrics(CollectorRegistry registry, Clock clock) {
    this.coffees = Counter.build("coffee_logged_total", "Newly stored coffees.").register(registry);
    this.caffeine =
        Counter.build("caffeine_mg_total", "Caffeine of newly stored coffees, in mg.")
            .register(registry);
    this.heartRates =
        Counter.build("heartrate_logged_total", "Newly stored heart rates.").register(registry);
    this.lastLogged =
        Gauge.build(
                "last_logged_timestamp_seconds",
                "Time when an entry of this kind was last stored; absent before the first.")
            .labelNames("entry")
            .register(registry);
    this.clock = clock;
  }

  /** Counts new coffees. */
  public void coffeesLogged(List<LoggedIntake> intakes) {
    coffees.inc(intakes.size());
    caffeine.inc(intakes.stream().mapToDouble(one -> one.intake().caffeine().milligrams()).sum());
    touch("coffee");
  }

  /** Counts new heart rates. */
  public void heartRatesLogged(List<LoggedReading> readings) {
    heartRates.inc(readings.size());
    touch("heartrate");
  }

  private void touch(String entry) {
    lastLogged.labels(entry).set(clock.millis() / MILLIS_PER_SECOND);
  }
}
