package coffee.app.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;

/** What imports read and what became of it. */
public final class ImportMetrics {

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

  /**
   * More of an import is done.
   *
   * @param stored rows that are new
   * @param existing rows that were there already
   * @param refused rows that cannot be kept
   */
  public void rows(int stored, int existing, int refused) {
    rows.labels("stored").inc(stored);
    rows.labels("existing").inc(existing);
    rows.labels("refused").inc(refused);
  }

  /** More of a file was read. */
  public void bytes(int read) {
    bytes.inc(read);
  }
}
