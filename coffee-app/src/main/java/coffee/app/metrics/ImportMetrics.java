package coffee.app.metrics;

import coffee.domain.imports.ImportBacklog;
import coffee.domain.imports.rows.ImportObserver;
import coffee.domain.imports.rows.RowCounts;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** Imported rows by result, and waiting imports. */
public final class ImportMetrics implements ImportObserver {

  private static final double MILLIS_PER_SECOND = 1_000;

  private final Counter rows;
  private final Counter bytes;
  private final Gauge waiting;
  private final Gauge longest;

  /** Creates the metrics in a registry. */
  public ImportMetrics(CollectorRegistry registry) {
    this.rows =
        Counter.build("import_rows_total", "Rows of imported files by result.")
            .labelNames("outcome")
            .register(registry);
    this.bytes =
        Counter.build("import_bytes_total", "Bytes read from imported files.").register(registry);
    this.waiting =
        Gauge.build("imports_waiting", "Imports that are ready to run and waiting.")
            .register(registry);
    this.longest =
        Gauge.build("imports_waiting_seconds", "Waiting time of the oldest waiting import.")
            .register(registry);
    for (String outcome : new String[] {"stored", "existing", "refused"}) {
      rows.labels(outcome).inc(0); // rates need a beginning
    }
  }

  @Override
  public void batchProcessed(RowCounts counts, long read) {
    rows.labels("stored").inc((double) counts.stored());
    rows.labels("existing").inc((double) counts.existing());
    rows.labels("refused").inc((double) counts.refused());
    bytes.inc((double) read);
  }

  /** Sets the number of waiting imports. */
  public void backlog(ImportBacklog backlog) {
    waiting.set((double) backlog.imports());
    longest.set(backlog.longestWait().toMillis() / MILLIS_PER_SECOND);
  }
}
