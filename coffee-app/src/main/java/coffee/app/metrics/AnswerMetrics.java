package coffee.app.metrics;

import coffee.domain.correlation.CorrelationObserver;
import coffee.domain.correlation.result.Verdict;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import java.time.Duration;

/** Counts correlation requests and measures their computation time. */
public final class AnswerMetrics implements CorrelationObserver {

  /** In seconds: from a few weeks of data to a year on a busy machine. */
  private static final double[] BUCKETS = {0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};

  private static final double MILLIS_PER_SECOND = 1_000;

  private final Counter analyses;
  private final Histogram durations;

  /** Creates the metrics in a registry. */
  public AnswerMetrics(CollectorRegistry registry) {
    this.analyses =
        Counter.build(
                "analyses_total",
                "Correlation requests: answered, refused for too little data,"
                    + "or answered from the cache.")
            .labelNames("outcome")
            .register(registry);
    this.durations =
        Histogram.build("analysis_duration_seconds", "Time to compute an answer.")
            .buckets(BUCKETS)
            .register(registry);
    for (String outcome : new String[] {"answered", "refused", "cached"}) {
      analyses.labels(outcome).inc(0); // rates need a beginning
    }
  }

  @Override
  public void analyzed(Verdict verdict, Duration took) {
    analyses.labels(verdict == Verdict.NOT_ENOUGH_DATA ? "refused" : "answered").inc();
    durations.observe(took.toMillis() / MILLIS_PER_SECOND);
  }

  @Override
  public void foundInCache() {
    analyses.labels("cached").inc();
  }
}
