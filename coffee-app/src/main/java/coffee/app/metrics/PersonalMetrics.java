package coffee.app.metrics;

import coffee.domain.DomainException;
import coffee.domain.Page;
import coffee.domain.TimestampRules;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.PersonId;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The owner's latest heart rate and dose. Read from the logs on each scrape, so that changes and
 * erasures are reflected.
 */
public final class PersonalMetrics extends Collector implements Collector.Describable {

  private static final String BPM = "heartrate_bpm_current";
  private static final String DOSE = "caffeine_last_mg";

  private final ReadingLog readings;
  private final IntakeLog intakes;
  private final PersonId owner;
  private final Clock clock;

  /** Creates the metrics of the owner. */
  public PersonalMetrics(ReadingLog readings, IntakeLog intakes, PersonId owner, Clock clock) {
    this.readings = readings;
    this.intakes = intakes;
    this.owner = owner;
    this.clock = clock;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    List<MetricFamilySamples> families = new ArrayList<>();
    Instant now = clock.instant();
    try {
      readings
          .current(owner, now)
          .map(latest -> bpm().addMetric(List.of(), latest.reading().heartRate().bpm()))
          .ifPresent(families::add);
      intakes.page(owner, IntakeFilter.before(TimestampRules.beyond(now)), Page.first(1)).stream()
          .map(latest -> dose().addMetric(List.of(), latest.intake().caffeine().milligrams()))
          .forEach(families::add);
    } catch (DomainException unavailable) {
      families.clear(); // the rest of the page says so
    }
    return families;
  }

  /** Describes the metrics without reading the logs. */
  @Override
  public List<MetricFamilySamples> describe() {
    return List.of(bpm(), dose());
  }

  /** Whether these samples are personal data of the owner. */
  static boolean isPersonal(String sample) {
    return sample.equals(BPM) || sample.equals(DOSE);
  }

  private static GaugeMetricFamily bpm() {
    return new GaugeMetricFamily(BPM, "The owner's latest heart rate.", List.of());
  }

  private static GaugeMetricFamily dose() {
    return new GaugeMetricFamily(DOSE, "Caffeine of the owner's latest coffee, in mg.", List.of());
  }
}
