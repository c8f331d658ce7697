package coffee.domain.imports;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.DomainException.Reason;
import coffee.domain.Page;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all {@link ImportJobs} must do. */
public interface ImportJobsContract extends PeopleFixture {

  ImportRequest ORDER = ImportRequestFixtures.in("nobody looks here");

  /** The imports under test. */
  ImportJobs imports();

  @Test
  default void storesQueuedImport() {
    PersonId person = newPerson();

    ImportJob job = imports().add(person, ORDER);

    assertThat(job.person()).isEqualTo(person);
    assertThat(job.id()).isPositive();
    assertThat(job.request()).isEqualTo(ORDER);
    assertThat(job.state()).isEqualTo(ImportState.QUEUED);
    assertThat(job.progress()).isEqualTo(ImportProgress.NONE);
    assertThat(job.times().startedAt()).isEmpty();
    assertThat(imports().find(person, job.id())).contains(job);
    assertThat(imports().problems(person, job.id(), 0, 10)).isEmpty();
  }

  @Test
  default void listsImportsNewestFirst() {
    PersonId person = newPerson();
    ImportJob first = imports().add(person, ORDER);
    ImportJob second = imports().add(person, ORDER);
    ImportJob third = imports().add(person, ORDER);
    imports().add(newPerson(), ORDER);

    assertThat(imports().page(person, Page.first(10))).containsExactly(third, second, first);
    assertThat(imports().page(person, new Page(1, 1, Optional.empty()))).containsExactly(second);
    Page.Position seen = new Page.Position(second.times().createdAt(), second.id());
    assertThat(imports().page(person, new Page(10, 0, Optional.of(seen)))).containsExactly(first);
  }

  @Test
  default void isolatesPersons() {
    ImportJob job = imports().add(newPerson(), ORDER);
    PersonId other = newPerson();

    assertThat(imports().find(other, job.id())).isEmpty();
    assertThat(imports().page(other, Page.first(10))).isEmpty();
    assertRefused(Reason.NOT_FOUND, "not_found", () -> imports().cancel(other, job.id()));
    assertRefused(
        Reason.NOT_FOUND,
        "not_found",
        () -> imports().markUndone(other, job.id(), new ImportRemoval(0, 0, 0)));
    assertThat(imports().find(job.person(), job.id())).contains(job);
  }

  @Test
  default void cancelsOpenImport() {
    ImportJob job = imports().add(newPerson(), ORDER);

    ImportJob cancelled = imports().cancel(job.person(), job.id());

    assertThat(cancelled.state()).isEqualTo(ImportState.CANCELLED);
    assertThat(cancelled.times().endedAt()).isPresent();
    assertThat(imports().cancel(job.person(), job.id())).isEqualTo(cancelled);
  }

  @Test
  default void marksImportUndoneOnce() {
    ImportJob job = imports().add(newPerson(), ORDER);
    ImportRemoval removed = new ImportRemoval(2, 3, 4);
    assertRefused(
        Reason.CONFLICT,
        "import_open",
        () -> imports().markUndone(job.person(), job.id(), removed));
    imports().cancel(job.person(), job.id());

    ImportJob undone = imports().markUndone(job.person(), job.id(), removed);

    assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
    assertThat(undone.removal()).contains(removed);
    assertThat(imports().find(job.person(), job.id())).contains(undone);
    assertRefused(
        Reason.CONFLICT,
        "import_undone",
        () -> imports().markUndone(job.person(), job.id(), removed));
    assertRefused(Reason.CONFLICT, "import_over", () -> imports().cancel(job.person(), job.id()));
  }

  @Test
  default void rejectsImportsOverOpenLimit() {
    PersonId person = newPerson();
    List<ImportJob> jobs =
        IntStream.range(0, ImportJobs.MAX_OPEN)
            .mapToObj(i -> imports().add(person, ORDER))
            .toList();
    assertRefused(Reason.CONFLICT, "too_many_imports", () -> imports().add(person, ORDER));

    imports().cancel(person, jobs.get(0).id());
    assertThat(imports().add(person, ORDER).id()).isPositive();
  }

  @Test
  default void checksCapacityBeforeUpload() {
    PersonId person = newPerson();
    PersonId other = newPerson();
    imports().requireCapacity(person, 0);
    List<ImportJob> jobs =
        IntStream.range(0, ImportJobs.MAX_OPEN)
            .mapToObj(i -> imports().add(person, ORDER))
            .toList();
    long bytes = ORDER.file().bytes() * (ImportJobs.MAX_OPEN - 1);
    assertRefused(
        Reason.CONFLICT,
        "too_many_imports",
        () -> imports().requireCapacity(person, Long.MAX_VALUE));

    imports().cancel(person, jobs.get(0).id());

    imports().requireCapacity(person, bytes);
    assertRefused(
        Reason.CONFLICT, "too_many_imports", () -> imports().requireCapacity(person, bytes - 1));
    imports().requireCapacity(other, 0);
  }

  @Test
  default void rejectsImportOfUnknownPerson() {
    assertRefused(
        Reason.NOT_FOUND, "not_found", () -> imports().add(new PersonId(Long.MAX_VALUE), ORDER));
  }
}
