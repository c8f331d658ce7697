package coffee.persistence.changes;

import static coffee.domain.heartrate.ReadingFixtures.manual;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.heartrate.Reading;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbiStore;
import coffee.persistence.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Who reads the feed rarely, and in small pages, while the ranges behind them are joined. */
class OlderRangesTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final int WRITES = 200;
  private static final int FOLLOWERS = 6;

  private final JdbiStore store = new JdbiStore(POSTGRES.jdbi());

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @RepeatedTest(6) // the repetition is the seed
  void readersOfAnyPaceEndWithWhatIsStored(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    PersonId person =
        store.people().ensure("reader " + run.getCurrentRepetition(), ZoneOffset.UTC).id();
    List<FeedCopy> copies =
        Stream.generate(() -> new FeedCopy(store, person)).limit(FOLLOWERS).toList();
    for (int i = 0; i < WRITES; i++) {
      store.readings().addAll(person, readings(random, i), OptionalLong.empty());
      for (FeedCopy copy : copies) {
        if (random.nextInt(20) == 0) {
          boolean unused = copy.follow(1 + random.nextInt(4));
        }
      }
    }
    for (FeedCopy copy : copies) {
      while (copy.follow(3)) {}
      copy.assertSameAsStored(store);
    }
    assertThat(rangesOf(person)).isLessThan(100);
  }

  /** A watch that logs hour after hour, and now and then a batch of any times. */
  private static List<Reading> readings(Random random, int write) {
    List<Reading> readings = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      readings.add(manual(START.plus(Duration.ofHours(write)), 60));
    } else {
      for (int i = random.nextInt(30); i >= 0; i--) {
        readings.add(manual(START.plus(Duration.ofHours(random.nextInt(400 * 24))), 61));
      }
    }
    return readings;
  }

  private static int rangesOf(PersonId person) {
    String sql = "SELECT count(*) FROM range_change WHERE person_id = :person";
    return POSTGRES
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery(sql).bind("person", person.value()).mapTo(Integer.class).one());
  }
}
