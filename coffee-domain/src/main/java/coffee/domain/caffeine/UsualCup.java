package coffee.domain.caffeine;

import coffee.domain.intake.Caffeine;
import coffee.domain.intake.LoggedIntake;
import java.time.Duration;
import java.util.List;

/** What one more cup of a person would be. */
public final class UsualCup {

  /** How far back habits are looked for. */
  public static final Duration MEMORY = Duration.ofDays(30);

  /** A cup of brewed coffee, 240 ml (USDA FoodData Central: 40 mg in 100 g). */
  public static final Caffeine DEFAULT = new Caffeine(95);

  private UsualCup() {}

  /**
   * The median dose; of two middle ones the lesser, so that it is a cup that the person really has.
   *
   * @param intakes those of {@link #MEMORY}, in any order; ones without caffeine do not count
   */
  public static Caffeine of(List<LoggedIntake> intakes) {
    List<Caffeine> doses =
        intakes.stream()
            .map(logged -> logged.intake().caffeine())
            .filter(caffeine -> caffeine.milligrams() > 0)
            .sorted()
            .toList();
    return doses.isEmpty() ? DEFAULT : doses.get((doses.size() - 1) / 2);
  }
}
