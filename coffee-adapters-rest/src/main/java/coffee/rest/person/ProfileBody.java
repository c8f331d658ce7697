package coffee.rest.person;

import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.Person;
import coffee.domain.person.Profile;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A person as JSON. */
@JsonNaming(SnakeCaseStrategy.class)
public record ProfileBody(
    String name,
    String timeZone,
    OptionalDouble halfLifeHours,
    List<String> halfLifeFactors,
    OptionalDouble weightKg,
    Optional<String> bedtime,
    OptionalDouble sleepThresholdMg,
    OptionalDouble dailyLimitMg,
    OptionalDouble singleDoseLimitMg) {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** Converts a stored person. */
  public static ProfileBody of(Person person) {
    Profile profile = person.profile();
    return new ProfileBody(
        person.name(),
        person.timeZone().getId(),
        profile.halfLifeHours(),
        profile.halfLifeFactors().stream().sorted().map(ProfileBody::word).toList(),
        profile.weightKg(),
        profile.bedtime().map(MINUTES::format),
        profile.sleepThresholdMg(),
        profile.dailyLimitMg(),
        profile.singleDoseLimitMg());
  }

  static String word(HalfLifeFactor factor) {
    return factor.name().toLowerCase(Locale.ROOT);
  }
}
