package coffee.domain.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.InMemoryStore;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.person.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadCaffeineLevelTest {

  private static final Instant START = Instant.parse("2026-01-01T06:00:00Z");
  private static final int DAYS = 400;

  private final InMemoryStore store = new InMemoryStore();
  private final Person person = store.people().ensure("Ada", ZoneOffset.UTC);
  private final ReadCaffeineLevel caffeine = new ReadCaffeineLevel(store.intakes());

  @BeforeEach
  void drinkForMoreThanAYear() {
    List<Intake> drinks =
        IntStream.range(0, 2 * DAYS)
            .mapToObj(i -> Intake.of(at(i / 2.0 + i % 3 / 10.0), new Caffeine(63 + i % 70)))
            .toList();
    store.intakes().addAll(person.id(), drinks);
  }

  private static Instant at(double day) {
    return START.plusMillis((long) (day * Duration.ofDays(1).toMillis()));
  }

  @Test
  void longCurveEqualsCurveOfAllDoses() {
    Instant from = at(-10);
    Instant until = at(DAYS + 10);
    Duration step = Duration.ofHours(5);

    List<LevelPoint> pieces = caffeine.curve(person, from, until, step);

    List<LevelPoint> whole = caffeine.body(person, from, until).curve(from, until, step);
    assertThat(pieces).hasSameSizeAs(whole);
    for (int i = 0; i < whole.size(); i++) {
      assertThat(pieces.get(i).at()).isEqualTo(whole.get(i).at());
      assertThat(pieces.get(i).activeMg()).isCloseTo(whole.get(i).activeMg(), within(1e-9));
      assertThat(pieces.get(i).lowMg()).isCloseTo(whole.get(i).lowMg(), within(1e-9));
      assertThat(pieces.get(i).highMg()).isCloseTo(whole.get(i).highMg(), within(1e-9));
    }
  }

  @Test
  void amountsOfManyEveningsEqualSingleAmounts() {
    List<Instant> evenings = IntStream.range(0, DAYS).mapToObj(day -> at(day + 0.7)).toList();

    CaffeineInBody body = caffeine.body(person, at(0), at(DAYS));
    assertThat(caffeine.amountsMg(person, evenings))
        .containsExactly(evenings.stream().mapToDouble(body::amountMg).toArray());
  }

  @Test
  void plannedDosesCountAtAnyTime() {
    Instant now = at(100);
    List<Dose> more =
        List.of(
            Dose.instantaneous(at(100.5), new Caffeine(200)),
            Dose.instantaneous(at(99.5), new Caffeine(100)));

    CaffeineInBody with = caffeine.bodyAt(person, now, now, more);

    CaffeineInBody without = caffeine.bodyAt(person, now, now, List.of());
    CaffeineInBody alone = new CaffeineInBody(HalfLife.estimateFor(person.profile()), more);
    assertThat(with.amountMg(at(101)))
        .isCloseTo(without.amountMg(at(101)) + alone.amountMg(at(101)), within(1e-9));
  }
}
