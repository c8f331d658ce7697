package coffee.app.wiring;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.ImportSettings;
import coffee.app.configuration.OperatorException;
import coffee.app.health.DirectoryHealthCheck;
import coffee.app.health.ImportQueueHealthCheck;
import coffee.app.imports.DeviceFileReader;
import coffee.app.imports.ImportWorkerPool;
import coffee.app.metrics.ImportMetrics;
import coffee.domain.TimestampRules;
import coffee.domain.imports.CancelImport;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.ImportRunFactory;
import coffee.domain.imports.ImportSpool;
import coffee.domain.imports.ImportWorker;
import coffee.domain.imports.IngestFile;
import coffee.domain.imports.IngestRecords;
import coffee.domain.imports.ReceiveImport;
import coffee.domain.imports.SweepSpool;
import coffee.domain.imports.UndoImport;
import coffee.domain.person.People;
import coffee.persistence.files.FileSystemSpool;
import coffee.rest.imports.HealthAutoExportResource;
import coffee.rest.imports.ImportProblemsResource;
import coffee.rest.imports.ImportQuery;
import coffee.rest.imports.ImportResource;
import coffee.rest.imports.ImportsResource;
import coffee.rest.imports.IngestsResource;
import coffee.rest.imports.StartImportResource;
import coffee.rest.imports.UploadHandler;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;

/** Wires imports: files, queue and workers. */
public final class ImportWiring {

  /** Each file may have the maximum size: with waiting ones, a person can use three times that. */
  private static final int KEPT_AT_A_TIME = 2;

  /** For apps that send each kind of measurement separately. */
  private static final int PASSING_AT_A_TIME = 8;

  /**
   * What runs imports.
   *
   * @param people whose files are kept
   * @param queue from which workers take imports
   * @param runs store the rows of files
   */
  public record Ports(People people, ImportQueue queue, ImportRunFactory runs) {}

  /**
   * What clients see of imports, and change.
   *
   * @param jobs the imports
   * @param undo removes what an import stored
   * @param ingests what apps pushed last
   */
  public record ClientPorts(ImportJobs jobs, UndoImport undo, IngestRecords ingests) {}

  private final Ports ports;
  private final Clock clock;
  private final ImportMetrics metrics;
  private final FileSystemSpool spool;
  private final DeviceFileReader reader;
  private final ImportWorkerPool workers;
  private final long maxBytes;
  private final Path folder;

  /** Creates imports over these ports. */
  public ImportWiring(
      Ports ports, CoffeeConfiguration configuration, Clock clock, ImportMetrics metrics) {
    ImportSettings settings = configuration.imports();
    this.ports = ports;
    this.clock = clock;
    this.metrics = metrics;
    this.maxBytes = settings.maxBytes();
    this.folder = Path.of(settings.folder());
    this.spool = spool(settings, clock);
    this.reader =
        new DeviceFileReader(
            spool,
            new DeviceFileReader.Rules(
                configuration.rules().intakes(),
                configuration.rules().readings(),
                new TimestampRules(clock)),
            maxBytes);
    this.workers =
        new ImportWorkerPool(
            Stream.generate(() -> new ImportWorker(ports.queue(), spool, reader, ports.runs()))
                .limit(settings.runners())
                .toList(),
            new SweepSpool(spool, ports.queue(), ports.people())::sweep);
  }

  private static FileSystemSpool spool(ImportSettings settings, Clock clock) {
    try {
      return FileSystemSpool.create(Path.of(settings.folder()), clock);
    } catch (IOException failure) {
      throw new OperatorException(
          "IMPORT_DIR %s is not writable".formatted(settings.folder()), failure);
    }
  }

  /** The spool of uploaded files. */
  public ImportSpool spool() {
    return spool;
  }

  /** Runs imports while the service runs, and maintains spool and queue. */
  public void run(Environment environment) {
    environment.lifecycle().manage(workers);
    HealthCheckRegistry checks = environment.healthChecks();
    checks.register("imports", new DirectoryHealthCheck(folder, DirectoryHealthCheck.Use.WRITE));
    checks.register(
        "import-queue", new ImportQueueHealthCheck(ports.queue(), spool.name(), metrics::backlog));
  }

  /** Stores the progress of running imports and starts no more, before the service stops. */
  public void stopImports() {
    workers.requestStop();
  }

  /**
   * Registers the resources.
   *
   * @param clients the ports of the resources
   * @param http how resources read requests
   */
  public void register(JerseyEnvironment jersey, ClientPorts clients, RequestHandling http) {
    ImportJobs jobs = clients.jobs();
    ImportQuery query = new ImportQuery(reader.formats(), http.persons());
    UploadHandler toQueue =
        new UploadHandler(
            new ReceiveImport(
                spool, reader, KEPT_AT_A_TIME, person -> jobs.requireCapacity(person, maxBytes)),
            spool,
            http.idempotency(),
            maxBytes);
    UploadHandler passing =
        new UploadHandler(
            new ReceiveImport(spool, reader, PASSING_AT_A_TIME, unused -> {}),
            spool,
            http.idempotency(),
            HealthAutoExportResource.MAX_BYTES);
    jersey.register(new StartImportResource(jobs, toQueue, query, workers::signalWork));
    jersey.register(new ImportsResource(jobs));
    jersey.register(
        new ImportResource(jobs, new CancelImport(jobs, spool), clients.undo(), http.requests()));
    jersey.register(new ImportProblemsResource(jobs));
    jersey.register(
        new HealthAutoExportResource(
            new IngestFile(reader, ports.runs(), clients.ingests(), clock), passing, query));
    jersey.register(new IngestsResource(clients.ingests()));
  }
}
