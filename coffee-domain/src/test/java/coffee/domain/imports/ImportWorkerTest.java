package coffee.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.Concurrently;
import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import coffee.domain.Page;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.imports.rows.ImportObserver;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.ImportRun;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.LoggedIntakeFixtures;
import coffee.domain.person.PersonId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportWorkerTest {

  private static final LocalDateTime SEVEN = LocalDateTime.parse("2026-03-01T07:00:00");

  /** Two and a half batches, with rows of every kind in each. */
  private static final String FILE = file(0, 12_500);

  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-02T09:00:00Z"));
  private final InMemoryStore store = new InMemoryStore(clock);
  private final InMemoryImportSpool spool = new InMemoryImportSpool();
  private final LineImportReader reader = new LineImportReader(spool);
  private final PersonId ada = store.people().ensure("ada", ZoneOffset.UTC).id();

  private static String file(int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(ImportWorkerTest::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(int i) {
    return switch (i % 100) {
      case 7 -> "bad " + i;
      case 8 -> "steps";
      case 9, 10 -> "mg %s 80".formatted(SEVEN.plusSeconds(i / 100));
      case 11 -> "fold";
      case 13 -> line(i - 1);
      case 14 -> "hr %s 250".formatted(SEVEN.plusSeconds(i - 2L));
      default -> "hr %s %d".formatted(SEVEN.plusSeconds(i), 60 + i % 40);
    };
  }

  private ImportJob queued(PersonId person, String text) {
    SpooledFile file =
        spool.receive(person, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    return store
        .imports()
        .add(
            person,
            new ImportRequest(
                file,
                LineImportReader.FORMAT,
                FileSettings.in(ZoneOffset.UTC),
                false,
                Optional.empty()));
  }

  private ImportJob stored(ImportJob job) {
    return store.imports().find(job.person(), job.id()).orElseThrow();
  }

  private ImportWorker worker(ImportReader importReader) {
    return new ImportWorker(store.queue(), spool, importReader, runs());
  }

  private ImportRunFactory runs() {
    return new ImportRunFactory(
        store.importTargets(), store.transactions(), clock::nanos, ImportObserver.NONE);
  }

  private List<LoggedReading> readings(PersonId person) {
    return store.readings().page(person, ReadingFilter.ALL, Page.first(100_000));
  }

  /** A reader that crashes the process after some rows. */
  private ImportReader crashingAfter(int rows) {
    return reading(
        (file, run) -> {
          List<String> lines = FILE.lines().limit(rows).toList();
          SpooledFile cut =
              spool.receive(
                  ada,
                  new ByteArrayInputStream(
                      String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
          reader.read(cut, LineImportReader.FORMAT, FileSettings.in(ZoneOffset.UTC), run);
          throw new Crash();
        });
  }

  private interface Reads {
    Optional<ImportFailure> read(SpooledFile file, ImportRun run);
  }

  private ImportReader reading(Reads reads) {
    return new ImportReader() {
      @Override
      public List<String> formats() {
        return reader.formats();
      }

      @Override
      public Optional<String> recognize(SpooledFile file, Optional<FileName> name) {
        return reader.recognize(file, name);
      }

      @Override
      public Optional<ImportFailure> read(
          SpooledFile file, String format, FileSettings settings, ImportRun run) {
        return reads.read(file, run);
      }
    };
  }

  private static final class Crash extends Error {}

  @Test
  void crashedImportResumesToSameResult() {
    PersonId undisturbed = store.people().ensure("bea", ZoneOffset.UTC).id();
    ImportJob whole = queued(undisturbed, FILE);
    worker(reader).runNext();
    ImportJob job = queued(ada, FILE);

    for (int rows : new int[] {4_000, 5_001, 7_777, 12_400}) {
      assertThatThrownBy(() -> worker(crashingAfter(rows)).runNext()).isInstanceOf(Crash.class);
      assertThat(worker(reader).runNext()).as("while the claim holds").isFalse();
      clock.pass(ImportQueue.LEASE.plusSeconds(1));
    }
    assertThat(worker(reader).runNext()).isTrue();

    ImportProgress done = stored(job).progress();
    ImportProgress expected = stored(whole).progress();
    assertThat(stored(job).state()).isEqualTo(ImportState.DONE);
    assertThat(done.rowCounts()).isEqualTo(expected.rowCounts());
    assertThat(done.rowsConsumed()).isEqualTo(expected.rowsConsumed());
    assertThat(done.skipped()).isEqualTo(expected.skipped());
    assertThat(done.clockChanges()).isEqualTo(expected.clockChanges());
    assertThat(store.imports().problems(ada, job.id(), 0, 1_000))
        .isEqualTo(store.imports().problems(undisturbed, whole.id(), 0, 1_000));
    assertThat(readings(ada)).isEqualTo(readings(undisturbed));
    assertThat(done.rowCounts().stored())
        .isEqualTo(
            readings(ada).size()
                + LoggedIntakeFixtures.between(store.intakes(), ada, Instant.MIN, Instant.MAX)
                    .size());
  }

  @Test
  void overlappingFilesStoreSameDataAsOne() {
    PersonId other = store.people().ensure("bea", ZoneOffset.UTC).id();
    queued(ada, FILE);
    queued(other, file(0, 8_000));
    queued(other, file(3_000, 12_500));
    ImportWorker worker = worker(reader);
    for (int i = 0; i < 3; i++) {
      assertThat(worker.runNext()).isTrue();
    }

    assertThat(readings(ada)).isEqualTo(readings(other));
  }

  @Test
  void concurrentWorkersRunEachImportOnce() {
    List<ImportJob> jobs = new ArrayList<>();
    for (int person = 0; person < 4; person++) {
      PersonId id = store.people().ensure("person " + person, ZoneOffset.UTC).id();
      jobs.add(queued(id, file(0, 100)));
      jobs.add(queued(id, file(100, 200)));
    }
    List<Integer> done =
        Concurrently.run(
            4,
            i -> {
              ImportWorker worker = worker(reader);
              int runs = 0;
              while (jobs.stream().anyMatch(job -> stored(job).state().isOpen())) {
                runs += worker.runNext() ? 1 : 0;
              }
              return runs;
            });

    assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(jobs.size());
    assertThat(jobs)
        .allSatisfy(
            job -> {
              assertThat(stored(job).state()).isEqualTo(ImportState.DONE);
              assertThat(stored(job).progress().rowsConsumed()).isEqualTo(99);
              assertThat(stored(job).progress().rowCounts().existing()).isEqualTo(1);
            });
    assertThat(spool.size()).isZero();
  }

  @Test
  void stoppedWorkerReleasesImport() {
    ImportJob job = queued(ada, FILE);
    List<ImportWorker> stopped = new ArrayList<>();
    stopped.add(
        worker(
            reading(
                (file, run) -> {
                  run.refused(new RefusedRow(SourcePosition.line(1), "bad", "is bad", "x"));
                  stopped.get(0).requestStop();
                  run.setBytesRead(1);
                  throw new AssertionError("the run was not stopped");
                })));

    assertThat(stopped.get(0).runNext()).isTrue();

    assertThat(stored(job).state()).isEqualTo(ImportState.QUEUED);
    assertThat(stored(job).progress().rowsConsumed()).isEqualTo(1);
    assertThat(stopped.get(0).runNext()).isFalse();
    assertThat(worker(reader).runNext()).isTrue();
    assertThat(stored(job).state()).isEqualTo(ImportState.DONE);
  }

  @Test
  void cancelledImportStoresNothingMore() {
    ImportJob job = queued(ada, FILE);
    ImportWorker worker =
        worker(
            reading(
                (file, run) -> {
                  new CancelImport(store.imports(), spool).cancel(ada, job.id());
                  return reader.read(
                      spool.receive(
                          ada,
                          new ByteArrayInputStream(
                              "hr 2026-03-01T07:00 60".getBytes(StandardCharsets.UTF_8))),
                      LineImportReader.FORMAT,
                      FileSettings.in(ZoneOffset.UTC),
                      run);
                }));

    assertThat(worker.runNext()).isTrue();

    assertThat(stored(job).state()).isEqualTo(ImportState.CANCELLED);
    assertThat(readings(ada)).isEmpty();
  }

  @Test
  void lostClaimEndsRun() {
    ImportJob job = queued(ada, FILE);
    List<ImportWorker> workers = new ArrayList<>();
    workers.add(
        worker(
            reading(
                (file, run) -> {
                  clock.pass(ImportQueue.LEASE.plusSeconds(1));
                  assertThat(worker(reader).runNext()).isTrue();
                  workers.get(0).renewClaim();
                  run.setBytesRead(1);
                  throw new AssertionError("the run was not stopped");
                })));

    assertThat(workers.get(0).runNext()).isTrue();

    assertThat(stored(job).state()).isEqualTo(ImportState.DONE);
    assertThat(stored(job).progress().rowCounts().refused()).isEqualTo(250);
  }

  @Test
  void failsImportWhoseFileIsLost() {
    ImportJob job = queued(ada, FILE);
    spool.discard(job.request().file());

    worker(reader).runNext();

    assertThat(stored(job).state()).isEqualTo(ImportState.FAILED);
    assertThat(stored(job).failure().orElseThrow().code()).isEqualTo("file_lost");
  }

  @Test
  void failsImportAfterRepeatedCrashes() {
    ImportJob job = queued(ada, FILE);
    ImportReader crashing = crashingAfter(1);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> worker(crashing).runNext()).isInstanceOf(Crash.class);
      clock.pass(ImportQueue.LEASE.plusSeconds(1));
    }

    assertThat(worker(crashing).runNext()).isTrue();

    assertThat(stored(job).failure().orElseThrow().code()).isEqualTo("given_up");
  }

  @Test
  void retriesImportWhileStoreIsUnavailable() {
    ImportJob job = queued(ada, FILE);
    ImportWorker refused =
        worker(
            reading(
                (file, run) -> {
                  throw new DomainException(Reason.UNAVAILABLE, "database_unavailable", "no room");
                }));
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(refused::runNext).hasMessage("no room");
      assertThat(stored(job).state()).isEqualTo(ImportState.QUEUED);
    }

    assertThat(worker(reader).runNext()).isTrue();

    assertThat(stored(job).state()).isEqualTo(ImportState.DONE);
    assertThat(stored(job).progress().rowCounts().refused()).isEqualTo(250);
  }

  @Test
  void unexpectedExceptionFailsImportAndIsRethrown() {
    ImportJob job = queued(ada, "hr 2026-03-01T07:00 60\nbug");

    assertThatThrownBy(() -> worker(reader).runNext()).hasMessage("a bug");

    assertThat(stored(job).state()).isEqualTo(ImportState.FAILED);
    assertThat(stored(job).failure().orElseThrow().code()).isEqualTo("internal_error");
    assertThat(spool.size()).isZero();
  }

  @Test
  void rethrowsExceptionWhenImportCannotBeEnded() {
    queued(ada, FILE);
    ImportWorker worker =
        worker(
            reading(
                (file, run) -> {
                  clock.pass(ImportQueue.LEASE.plusSeconds(1));
                  assertThat(worker(reader).runNext()).isTrue();
                  throw new IllegalStateException("a bug");
                }));

    assertThatThrownBy(worker::runNext)
        .hasMessage("a bug")
        .hasSuppressedException(ImportClaim.lost());
  }

  @Test
  void sweepsUnneededAndOrphanedFiles() {
    ImportJob needed = queued(ada, FILE);
    PersonId gone = new PersonId(4_711);
    spool.receive(gone, new ByteArrayInputStream(new byte[1]));

    new SweepSpool(spool, store.queue(), store.people()).sweep();

    assertThat(spool.owners()).containsExactly(ada);
    assertThat(spool.holds(needed.request().file())).isTrue();
  }
}
