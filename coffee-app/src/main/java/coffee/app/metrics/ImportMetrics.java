package coffee.app.metrics;

import coffee.domain.imports.ImportObserver;
import coffee.domain.imports.ImportTally;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;

/** What imports read and what became of it. */
public final class ImportMetrics implements ImportObserver {

  private final Counter rows;
  private final Counter bytes;

  /** Instruments in a registry. */
  public ImportMetrics(CollectorRegistry registry) {
    this.rows =
        Counter.build("import_rows_total", "Rows of imported files, by what became of them.")
            .labelNames("outcome")
            .register(registry);
    this.bytes =
        Counter.build("import_bytes_total", "Bytes of imported files that were read.")
            .register(registry);
    for (String outcome : new String[] {"stored", "existing", "refused"}) {
      rows.labels(outcome).inc(0); // rates need a beginning
    }
  }

  @Override
  public void advanced(ImportTally tally, long read) {
    rows.labels("stored").inc((double) tally.stored());
    rows.labels("existing").inc((double) tally.existing());
    rows.labels("refused").inc((double) tally.refused());
    bytes.inc((double) read);
  }
}
