package coffee.app.metrics;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.intake.LoggedIntake;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.time.Clock;
import java.util.List;

/** What everybody together logs since the service started. */
public final class JournalMetrics {

  private static final double MILLIS_PER_SECOND = 1_000;

  private final Counter coffees;
  private final Counter caffeine;
  private final Counter heartRates;
  private final Gauge lastLogged;
  private final Clock clock;

  /**
   * Instruments in a registry.
   *
   * @param clock tells when something was last logged
   */
  public JournalMetrics(CollectorRegistry registry, Clock clock) {
    this.coffees =
        Counter.build("coffee_logged_total", "Coffees that were newly stored.").register(registry);
    this.caffeine =
        Counter.build("caffeine_mg_total", "Caffeine of the coffees that were newly stored, in mg.")
            .register(registry);
    this.heartRates =
        Counter.build("heartrate_logged_total", "Heart rates that were newly stored.")
            .register(registry);
    this.lastLogged =
        Gauge.build(
                "last_logged_timestamp_seconds",
                "When an entry of this kind was last stored; absent until one is.")
            .labelNames("entry")
            .register(registry);
    this.clock = clock;
  }

  /** These coffees are new. */
  public void coffeesLogged(List<LoggedIntake> intakes) {
    coffees.inc(intakes.size());
    caffeine.inc(intakes.stream().mapToDouble(one -> one.intake().caffeine().milligrams()).sum());
    touch("coffee");
  }

  /** These heart rates are new. */
  public void heartRatesLogged(List<LoggedReading> readings) {
    heartRates.inc(readings.size());
    touch("heartrate");
  }

  private void touch(String entry) {
    lastLogged.labels(entry).set(clock.millis() / MILLIS_PER_SECOND);
  }
}
