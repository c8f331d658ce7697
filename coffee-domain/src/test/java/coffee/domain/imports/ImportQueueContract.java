package coffee.domain.imports;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.Concurrently;
import coffee.domain.DomainException.Reason;
import coffee.domain.Page;
import coffee.domain.imports.rows.CountsByKind;
import coffee.domain.imports.rows.ImportContent;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.KindCounts;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowCounts;
import coffee.domain.imports.rows.RowHandler.ClockChange;
import coffee.domain.imports.rows.SkippedRows;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.imports.rows.StoredPeriod;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import coffee.domain.work.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ImportQueue} and its {@link ImportClaim}s must do. */
public interface ImportQueueContract extends PeopleFixture {

  ImportProgress SOME =
      new ImportProgress(
          9,
          4_000_000_000L,
          Duration.ofMillis(1_234),
          new RowCounts(3, 2, 1),
          Optional.of(
              new CountsByKind(new KindCounts(1, 0, 0, 1, 1), new KindCounts(0, 1, 1, 0, 0))),
          Map.of(
              "steps",
              new SkippedRows(2, List.of()),
              "other_file",
              new SkippedRows(3, List.of("a/Schritte, \"1\".csv", "{NULL}"))),
          Map.of(ClockChange.MOVED_ON, 1L, ClockChange.EARLIER_TAKEN, 7L),
          List.of(
              new ImportContent("apple_health", 1, new RowCounts(2, 2, 0)),
              new ImportContent("fitbit_account", 4_000_000_000L, new RowCounts(1, 0, 1))),
          Optional.of(
              new StoredPeriod(
                  Instant.parse("2026-03-01T06:00:00Z"), Instant.parse("2026-03-02T06:00:00Z"))));

  RefusedRow REFUSED =
      new RefusedRow(
          new SourcePosition(Optional.of("a/b.csv"), SourcePosition.Unit.ROW, 7),
          "out_of_range",
          "must be \"less\" {NULL}",
          "9,\\\n'\0");

  /** The queue under test. */
  ImportQueue queue();

  /** Where its imports come from. */
  ImportJobs imports();

  /** Transactions of both. */
  Transactions transactions();

  /** Lets time pass for the queue. */
  void pass(Duration time);

  /** A spool that no other test has. */
  private static String spool() {
    return "spool " + UUID.randomUUID();
  }

  private ImportJob waiting(PersonId person, String spool) {
    return imports().add(person, ImportRequestFixtures.in(spool));
  }

  private static WaitingImport handle(ImportJob job) {
    return new WaitingImport(job.person(), job.id());
  }

  /** What is offered of this test's imports: those of others may have been abandoned meanwhile. */
  private List<WaitingImport> offered(String spool) {
    return queue().waiting(spool, 10_000).stream()
        .filter(offer -> isIn(spool, imports().find(offer.person(), offer.id()).orElseThrow()))
        .toList();
  }

  private static boolean isIn(String spool, ImportJob job) {
    return job.request().file().spool().equals(spool);
  }

  private ImportClaim claimed(ImportJob job) {
    return queue().claim(handle(job)).orElseThrow();
  }

  private ImportJob stored(ImportJob job) {
    return imports().find(job.person(), job.id()).orElseThrow();
  }

  @Test
  default void waitingImportIsClaimedOnce() {
    String spool = spool();
    ImportJob job = waiting(newPerson(), spool);
    assertThat(offered(spool)).containsExactly(handle(job));

    List<Optional<ImportClaim>> claims = Concurrently.run(4, i -> queue().claim(handle(job)));

    assertThat(claims).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(offered(spool)).isEmpty();
    assertThat(stored(job).state()).isEqualTo(ImportState.RUNNING);
    assertThat(stored(job).times().startedAt()).isPresent();
  }

  @Test
  default void runsOneImportPerPerson() {
    String spool = spool();
    PersonId person = newPerson();
    List<ImportJob> jobs = List.of(waiting(person, spool), waiting(person, spool));

    List<Optional<ImportClaim>> claims =
        Concurrently.run(2, i -> queue().claim(handle(jobs.get(i))));

    assertThat(claims).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(offered(spool)).isEmpty();
  }

  @Test
  default void offersOldestImportOfLeastRecentlyServedPersonFirst() {
    String spool = spool();
    PersonId busy = newPerson();
    PersonId patient = newPerson();
    ImportJob first = waiting(busy, spool);
    ImportJob second = waiting(busy, spool);
    waiting(busy, spool);
    assertThat(offered(spool)).containsExactly(handle(first));
    claimed(first).end(Optional.empty());
    ImportJob other = waiting(patient, spool);

    assertThat(offered(spool)).containsExactly(handle(other), handle(second));
    assertThat(queue().waiting(spool, 1)).hasSize(1);
  }

  @Test
  default void backlogCountsRunnableImportsAndLongestWait() {
    String spool = spool();
    assertThat(queue().backlog(spool)).isEqualTo(ImportBacklog.NONE);
    PersonId busy = newPerson();
    ImportClaim running = claimed(waiting(busy, spool));
    waiting(busy, spool);
    assertThat(queue().backlog(spool)).isEqualTo(ImportBacklog.NONE);

    running.end(Optional.empty());
    pass(Duration.ofHours(2));
    waiting(newPerson(), spool);
    waiting(newPerson(), "elsewhere " + spool);

    ImportBacklog backlog = queue().backlog(spool);
    assertThat(backlog.imports()).isEqualTo(2);
    assertThat(backlog.longestWait().toMinutes()).isEqualTo(120);
  }

  @Test
  default void lapsedImportWaitsSinceLastRenewal() {
    String spool = spool();
    ImportJob job = waiting(newPerson(), spool);
    pass(Duration.ofHours(2));
    claimed(job);
    pass(Duration.ofMinutes(3));

    ImportBacklog backlog = queue().backlog(spool);
    assertThat(backlog.imports()).isEqualTo(1);
    assertThat(backlog.longestWait().toMinutes()).isEqualTo(3);
  }

  @Test
  default void claimLapsesUnlessRenewed() {
    String spool = spool();
    ImportJob job = waiting(newPerson(), spool);
    ImportClaim lost = claimed(job);
    for (int renewals = 0; renewals < 3; renewals++) {
      pass(ImportQueue.LEASE.dividedBy(2)); // the rest is for machines that are busy
      assertThat(offered(spool)).isEmpty();
      assertThat(queue().claim(handle(job))).isEmpty();
      assertThat(lost.renew()).isTrue();
    }

    pass(ImportQueue.LEASE.plusSeconds(1));
    assertThat(offered(spool)).containsExactly(handle(job));
    ImportClaim taken = claimed(job);

    assertThat(lost.renew()).isFalse();
    assertThat(taken.renew()).isTrue();
    assertThat(taken.number()).isGreaterThan(lost.number());
  }

  @Test
  default void lapsedImportDoesNotBlockOtherImports() {
    String spool = spool();
    PersonId person = newPerson();
    ImportClaim gone = claimed(waiting(person, "elsewhere " + spool));
    ImportJob other = waiting(person, spool);
    assertThat(offered(spool)).isEmpty();

    pass(ImportQueue.LEASE.plusSeconds(1));

    assertThat(offered(spool)).containsExactly(handle(other));
    assertThat(queue().claim(handle(other))).isPresent();
    assertThat(gone.renew()).isFalse();
  }

  @Test
  default void rejectsWritesOfLostClaim() {
    ImportJob job = waiting(newPerson(), spool());
    ImportClaim claim = claimed(job);
    ImportJob cancelled = imports().cancel(job.person(), job.id());

    assertRefused(
        Reason.CONFLICT, ImportClaim.LOST, () -> claim.checkpoint(SOME, List.of(REFUSED)));
    assertRefused(Reason.CONFLICT, ImportClaim.LOST, () -> claim.end(Optional.empty()));
    claim.release();
    assertThat(claim.renew()).isFalse();

    assertThat(stored(job)).isEqualTo(cancelled);
  }

  @Test
  default void storesCheckpoint() {
    ImportJob job = waiting(newPerson(), spool());
    ImportClaim claim = claimed(job);

    claim.checkpoint(SOME, List.of(REFUSED));

    assertThat(stored(job).progress()).isEqualTo(SOME);
    assertThat(stored(job).problems()).containsExactly(REFUSED);
    assertThat(imports().problems(job.person(), job.id(), 0, 10)).containsExactly(REFUSED);
    assertThat(imports().problems(job.person(), job.id(), 1, 10)).isEmpty();
    assertThat(imports().page(job.person(), Page.first(1))).containsExactly(stored(job));
  }

  @Test
  default void checkpointRollsBackWithTransaction() {
    ImportJob job = waiting(newPerson(), spool());
    ImportClaim claim = claimed(job);

    assertThatThrownBy(
            () ->
                transactions()
                    .execute(
                        () -> {
                          claim.checkpoint(SOME, List.of(REFUSED));
                          throw new IllegalStateException("undo this");
                        }))
        .hasMessage("undo this");

    assertThat(stored(job).progress()).isEqualTo(ImportProgress.NONE);
    assertThat(imports().problems(job.person(), job.id(), 0, 10)).isEmpty();
  }

  private static ImportProgress counted(RowCounts rows, Optional<CountsByKind> byKind) {
    return new ImportProgress(
        rows.total(),
        0,
        Duration.ZERO,
        rows,
        byKind,
        Map.of(),
        Map.of(),
        List.of(),
        Optional.empty());
  }

  @Test
  default void storesNumberOfEachKind() {
    ImportJob job = waiting(newPerson(), spool());
    ImportClaim claim = claimed(job);
    ImportProgress progress =
        counted(
            new RowCounts(15_000_000_015L, 40, 0),
            Optional.of(
                new CountsByKind(
                    new KindCounts(1, 2, 15_000_000_003L, 4, 5), new KindCounts(6, 7, 8, 9, 10))));

    claim.checkpoint(progress, List.of());
    claim.end(Optional.empty());

    assertThat(stored(job).progress()).isEqualTo(progress);
  }

  @Test
  default void storesThatNumbersOfKindsAreUnknown() {
    ImportJob job = waiting(newPerson(), spool());
    ImportClaim claim = claimed(job);
    ImportProgress progress = counted(new RowCounts(3, 0, 0), Optional.empty());
    claim.checkpoint(progress, List.of());
    assertThat(stored(job).progress()).isEqualTo(progress);

    claim.checkpoint(counted(new RowCounts(4, 1, 0), Optional.empty()), List.of());

    assertThat(stored(job).progress().countsByKind()).isEmpty();
  }

  private static ImportProgress refused(long refused) {
    return counted(new RowCounts(0, 0, refused), Optional.of(CountsByKind.NONE));
  }

  private static RefusedRow line(int number) {
    return new RefusedRow(SourcePosition.line(number), "bad", "is bad", "row " + number);
  }

  @Test
  default void keepsFirstProblemsAndCountsTheRest() {
    ImportJob job = waiting(newPerson(), spool());
    ImportClaim claim = claimed(job);
    List<RefusedRow> lines =
        IntStream.rangeClosed(1, ImportJobs.MAX_PROBLEMS + 100)
            .mapToObj(ImportQueueContract::line)
            .toList();
    claim.checkpoint(refused(600), lines.subList(0, 600));
    claim.checkpoint(refused(lines.size()), lines.subList(600, lines.size()));
    claim.checkpoint(refused(lines.size() + 1L), List.of(line(1)));

    assertThat(imports().problems(job.person(), job.id(), 0, 10_000))
        .isEqualTo(lines.subList(0, ImportJobs.MAX_PROBLEMS));
    assertThat(imports().problems(job.person(), job.id(), 599, 2))
        .isEqualTo(lines.subList(599, 601));
    assertThat(stored(job).problems()).isEqualTo(lines.subList(0, ImportJob.FIRST_PROBLEMS));
    assertThat(stored(job).droppedProblemCount()).isEqualTo(101);
    assertThat(imports().problems(newPerson(), job.id(), 0, 10)).isEmpty();
  }

  @Test
  default void endsImportAsDoneOrFailed() {
    ImportJob done = waiting(newPerson(), spool());
    ImportJob failed = waiting(newPerson(), spool());
    ImportFailure failure =
        new ImportFailure(
            "damaged",
            "It \"ends\" here.",
            Optional.of(REFUSED.position()),
            List.of("{NULL}", "a \"b\", c"));
    ImportFailure nowhere = ImportFailure.of("lost", "It is gone.");

    claimed(done).end(Optional.empty());
    claimed(failed).end(Optional.of(failure));
    ImportJob gone = waiting(newPerson(), spool());
    claimed(gone).end(Optional.of(nowhere));

    assertThat(stored(done).state()).isEqualTo(ImportState.DONE);
    assertThat(stored(done).failure()).isEmpty();
    assertThat(stored(done).times().endedAt()).isPresent();
    assertThat(stored(failed).state()).isEqualTo(ImportState.FAILED);
    assertThat(stored(failed).failure()).contains(failure);
    assertThat(stored(gone).failure()).contains(nowhere);
    assertThat(queue().claim(handle(done))).isEmpty();
  }

  @Test
  default void releasedImportCanBeClaimedImmediately() {
    String spool = spool();
    ImportJob job = waiting(newPerson(), spool);
    ImportClaim claim = claimed(job);
    claim.checkpoint(SOME, List.of(REFUSED));

    claim.release();

    assertThat(stored(job).state()).isEqualTo(ImportState.QUEUED);
    assertThat(offered(spool)).containsExactly(handle(job));
    assertThat(claimed(job).job().progress()).isEqualTo(SOME);
  }

  @Test
  default void countsFailedClaimsInSuccession() {
    ImportJob job = waiting(newPerson(), spool());
    assertThat(claimed(job).failedAttempts()).isZero();
    pass(ImportQueue.LEASE.plusSeconds(1));
    assertThat(claimed(job).failedAttempts()).isEqualTo(1);
    pass(ImportQueue.LEASE.plusSeconds(1));
    ImportClaim third = claimed(job);
    assertThat(third.failedAttempts()).isEqualTo(2);

    third.checkpoint(SOME, List.of(REFUSED));
    pass(ImportQueue.LEASE.plusSeconds(1));
    ImportClaim fourth = claimed(job);
    assertThat(fourth.failedAttempts()).isZero();

    fourth.release();
    assertThat(claimed(job).failedAttempts()).isZero();
  }

  @Test
  default void offersForeignSpoolImportsOnlyWhenAbandoned() {
    String here = spool();
    ImportJob elsewhere = waiting(newPerson(), "elsewhere " + here);
    assertThat(queue().waiting(here, 1_000)).doesNotContain(handle(elsewhere));

    pass(ImportQueue.ABANDONED_AFTER.plusSeconds(1));

    assertThat(queue().waiting(here, 1_000)).contains(handle(elsewhere));
  }

  @Test
  default void listsFilesOfOpenImports() {
    String spool = spool();
    ImportJob running = waiting(newPerson(), spool);
    ImportJob over = waiting(newPerson(), spool);
    claimed(running);
    assertThat(queue().filesInUse(spool)).containsExactly("1-a key");

    imports().cancel(over.person(), over.id());
    assertThat(queue().filesInUse(spool)).containsExactly("1-a key");
    imports().cancel(running.person(), running.id());
    assertThat(queue().filesInUse(spool)).isEmpty();
  }
}
