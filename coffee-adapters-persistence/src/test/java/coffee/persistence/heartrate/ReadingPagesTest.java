package coffee.persistence.heartrate;

import static coffee.domain.heartrate.ReadingFixtures.manual;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbiStore;
import coffee.persistence.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingPagesTest extends JdbiStore implements PeopleFixture {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final PersonId person = newPerson();

  ReadingPagesTest() {
    super(POSTGRES.jdbi());
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  /** Of sparse hours more are looked at than of dense ones until a page is full. */
  @ParameterizedTest
  @CsvSource({
    "600, 3600, 5000, 1",
    "600, 3600, 1500, 1",
    "3000, 900, 2000, 2",
    "3000, 5, 2000, 2",
    "100, 86400, 5000, 1",
  })
  void pagesTogetherAreWhatIsStored(int readings, int secondsBetween, int pageSize, int pages) {
    List<Reading> stored =
        IntStream.range(0, readings)
            .mapToObj(i -> manual(START.plusSeconds((long) i * secondsBetween), 50 + i % 100))
            .toList();
    readings().addAll(person, stored);
    Instant until = START.plus(Duration.ofDays(400));
    ReadingPages query = new ReadingPages(new Database(POSTGRES.jdbi()), person, until, pageSize);

    List<List<LoggedReading>> found = new ArrayList<>();
    List<LoggedReading> page = query.after(Optional.empty(), START);
    while (!page.isEmpty()) {
      found.add(page);
      page = query.after(Optional.of(page.get(page.size() - 1)), START);
    }

    assertThat(found).hasSize(pages);
    assertThat(found.stream().flatMap(List::stream).map(LoggedReading::reading))
        .containsExactlyElementsOf(stored);
  }
}
