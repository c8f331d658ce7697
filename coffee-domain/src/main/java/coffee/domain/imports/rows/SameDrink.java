package coffee.domain.imports.rows;

import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which logged drinks an imported one may be, of drinks that came through Apple Health.
 * They have no id; one drink has the same instant in each export, but not always the same source:
 * some name none, some join the names of all apps that wrote it.
 */
final class SameDrink {

  /** The beginning of the ids that are derived from drinks of Apple Health. */
  static final String PREFIX = "apple_health:";

  private SameDrink() {}

  /** Whether a drink came through Apple Health. */
  static boolean concerns(Intake intake) {
    return intake.clientId().orElse("").startsWith(PREFIX);
  }

  /**
   * What a drink is to the logged ones.
   *
   * @param same the logged drink that it is
   * @param isKnown whether nothing changes: the doses are equal, or it joins several logged drinks
   */
  record Match(Optional<LoggedIntake> same, boolean isKnown) {

    static final Match NONE = new Match(Optional.empty(), false);
  }

  /**
   * Compares a drink with those of its instant.
   *
   * @param logged drinks of the same instant
   */
  static Match match(Intake intake, List<LoggedIntake> logged) {
    List<LoggedIntake> possible = new ArrayList<>();
    for (LoggedIntake entry : logged) {
      if (haveCommonSource(intake, entry.intake())) {
        possible.add(entry);
      }
    }
    Optional<LoggedIntake> equal =
        possible.stream()
            .filter(entry -> entry.intake().caffeine().equals(intake.caffeine()))
            .findFirst();
    if (equal.isPresent()) {
      return new Match(equal, true);
    }
    double sum =
        possible.stream().mapToDouble(entry -> entry.intake().caffeine().milligrams()).sum();
    boolean isJoined = possible.size() > 1 && JoinedSources.names(source(intake)).size() > 1;
    return new Match(
        possible.stream().findFirst(), isJoined || sum == intake.caffeine().milligrams());
  }

  private static boolean haveCommonSource(Intake one, Intake other) {
    return JoinedSources.haveCommonName(source(one), source(other));
  }

  private static String source(Intake intake) {
    return intake.source().orElse(JoinedSources.NAMELESS);
  }
}
