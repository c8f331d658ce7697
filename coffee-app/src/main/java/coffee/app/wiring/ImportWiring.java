package coffee.app.wiring;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.ImportSettings;
import coffee.app.configuration.OperatorException;
import coffee.app.health.DirectoryHealthCheck;
import coffee.app.health.ImportQueueHealthCheck;
import coffee.app.imports.DeviceFileReader;
import coffee.app.imports.FileSystemSpool;
import coffee.app.imports.ImportRunnerPool;
import coffee.app.metrics.ImportMetrics;
import coffee.app.storage.Stores;
import coffee.domain.Ticker;
import coffee.domain.TimestampRules;
import coffee.domain.imports.CancelImport;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportRunFactory;
import coffee.domain.imports.ImportSpool;
import coffee.domain.imports.ImportWorker;
import coffee.domain.imports.IngestFile;
import coffee.domain.imports.ReceiveImport;
import coffee.domain.imports.SweepSpool;
import coffee.domain.imports.UndoImport;
import coffee.rest.imports.HealthAutoExportResource;
import coffee.rest.imports.ImportProblemsResource;
import coffee.rest.imports.ImportQuery;
import coffee.rest.imports.ImportResource;
import coffee.rest.imports.ImportsResource;
import coffee.rest.imports.StartImportResource;
import coffee.rest.imports.UploadHandler;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;

/** Wires imports: files, queue and runners. */
public final class ImportWiring {

  /** Each file may have the maximum size: with waiting ones, a person can use three times that. */
  private static final int KEPT_AT_A_TIME = 2;

  /** For apps that send each kind of measurement separately. */
  private static final int PASSING_AT_A_TIME = 8;

  private final Stores stores;
  private final ImportMetrics metrics;
  private final FileSystemSpool spool;
  private final DeviceFileReader reader;
  private final ImportRunFactory runs;
  private final ImportRunnerPool runners;
  private final long maxBytes;
  private final Path folder;

  private ImportWiring(
      Stores stores, CoffeeConfiguration configuration, Clock clock, ImportMetrics metrics) {
    ImportSettings settings = configuration.imports();
    this.stores = stores;
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
    this.runs =
        stores.importRuns(stores.recorders(configuration.rules(), clock), Ticker.SYSTEM, metrics);
    this.runners =
        new ImportRunnerPool(
            Stream.generate(() -> new ImportWorker(stores.importQueue(), spool, reader, runs))
                .limit(settings.runners())
                .toList(),
            new SweepSpool(spool, stores.importQueue(), stores.people())::sweep);
  }

  private static FileSystemSpool spool(ImportSettings settings, Clock clock) {
    try {
      return FileSystemSpool.create(Path.of(settings.folder()), clock);
    } catch (IOException failure) {
      throw new OperatorException(
          "IMPORT_DIR %s is not writable".formatted(settings.folder()), failure);
    }
  }

  /** Creates imports over these stores. */
  public static ImportWiring of(
      Stores stores, CoffeeConfiguration configuration, Clock clock, ImportMetrics metrics) {
    return new ImportWiring(stores, configuration, clock, metrics);
  }

  /** The spool of uploaded files. */
  public ImportSpool spool() {
    return spool;
  }

  /** Runs imports while the service runs, and maintains spool and queue. */
  public void run(Environment environment) {
    environment.lifecycle().manage(runners);
    HealthCheckRegistry checks = environment.healthChecks();
    checks.register("imports", new DirectoryHealthCheck(folder, DirectoryHealthCheck.Use.WRITE));
    checks.register(
        "import-queue",
        new ImportQueueHealthCheck(stores.importQueue(), spool.name(), metrics::backlog));
  }

  /** Stores the progress of running imports and starts no more, before the service stops. */
  public void stopImports() {
    runners.requestStop();
  }

  /** Registers the resources. */
  public void register(JerseyEnvironment jersey, ResourceParts parts) {
    ImportJobs jobs = stores.imports();
    ImportQuery query = new ImportQuery(reader.formats(), parts.persons());
    jersey.register(
        new StartImportResource(
            jobs, uploads(receiveStored(jobs), parts, maxBytes), query, runners::signalWork));
    jersey.register(new ImportsResource(jobs));
    jersey.register(
        new ImportResource(
            jobs,
            new CancelImport(jobs, spool),
            new UndoImport(jobs, stores.intakes(), stores.readings(), stores.transactions()),
            parts.posts()));
    jersey.register(new ImportProblemsResource(jobs));
    jersey.register(
        new HealthAutoExportResource(
            new IngestFile(reader, runs),
            uploads(receiveTemporary(), parts, HealthAutoExportResource.MAX_BYTES),
            query));
  }

  private ReceiveImport receiveStored(ImportJobs jobs) {
    return new ReceiveImport(
        spool, reader, KEPT_AT_A_TIME, person -> jobs.requireCapacity(person, maxBytes));
  }

  private ReceiveImport receiveTemporary() {
    return new ReceiveImport(spool, reader, PASSING_AT_A_TIME, unused -> {});
  }

  private UploadHandler uploads(ReceiveImport receiveImport, ResourceParts parts, long limit) {
    return new UploadHandler(receiveImport, spool, parts.retries(), limit);
  }
}
