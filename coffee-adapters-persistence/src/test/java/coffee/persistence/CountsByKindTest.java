package coffee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.imports.ImportClaim;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportRequestFixtures;
import coffee.domain.imports.WaitingImport;
import coffee.domain.imports.rows.CountsByKind;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.KindCounts;
import coffee.domain.imports.rows.RowCounts;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server of the release before writes imports too: it counts no kinds. */
class CountsByKindTest {

  private static final CountsByKind FIVE =
      new CountsByKind(new KindCounts(1, 2, 0, 0, 0), new KindCounts(0, 2, 0, 0, 0));

  private final TestDatabase postgres = TestDatabase.fresh();
  private final JdbiStore store = new JdbiStore(postgres.jdbi());
  private final PersonId person = store.people().ensure("ada", ZoneOffset.UTC).id();
  private final ImportJob job = store.imports().add(person, ImportRequestFixtures.in("spool"));

  @AfterEach
  void close() {
    postgres.close();
  }

  private ImportClaim claim() {
    return store.queue().claim(new WaitingImport(person, job.id())).orElseThrow();
  }

  private Optional<CountsByKind> counted() {
    return store.imports().find(person, job.id()).orElseThrow().progress().countsByKind();
  }

  private void checkpointOfEarlierVersion(RowCounts rows) {
    String sql = "UPDATE import_job SET stored = ?, existing = ?, refused = ?";
    int updated =
        postgres
            .jdbi()
            .withHandle(it -> it.execute(sql, rows.stored(), rows.existing(), rows.refused()));
    assertThat(updated).isEqualTo(1);
  }

  private static ImportProgress progress(RowCounts rows) {
    return new ImportProgress(
        rows.total(),
        9,
        Duration.ZERO,
        rows,
        Optional.of(FIVE),
        Map.of(),
        Map.of(),
        List.of(),
        Optional.empty());
  }

  @Test
  void kindsOfEarlierVersionAreUnknown() {
    assertThat(counted()).contains(CountsByKind.NONE);
    checkpointOfEarlierVersion(new RowCounts(0, 0, 3));
    assertThat(counted()).contains(CountsByKind.NONE);
    checkpointOfEarlierVersion(new RowCounts(0, 1, 3));
    assertThat(counted()).isEmpty();
    checkpointOfEarlierVersion(new RowCounts(1, 0, 3));
    assertThat(counted()).isEmpty();
  }

  @Test
  void kindsAreUnknownOnceAnEarlierVersionHasStoredMore() {
    claim().checkpoint(progress(new RowCounts(3, 2, 0)), List.of());
    assertThat(counted()).contains(FIVE);
    checkpointOfEarlierVersion(new RowCounts(4, 2, 0));
    assertThat(counted()).isEmpty();
  }
}
