package coffee.devices.nativeformat;

import coffee.devices.json.JsonItem;
import coffee.devices.row.NumberParser;
import coffee.domain.DomainException;
import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.Profile;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The profile contained in an export. */
record ExportedProfile(ZoneId timeZone, Profile profile) {

  private static final Set<String> NAMES =
      Set.of(
          "time_zone",
          "half_life_hours",
          "half_life_factors",
          "weight_kg",
          "bedtime",
          "sleep_threshold_mg",
          "daily_limit_mg",
          "single_dose_limit_mg");

  /**
   * Parses a profile.
   *
   * @throws DomainException INVALID if a field is missing, invalid or unknown
   */
  static ExportedProfile parse(JsonItem item) {
    if (!(item.value() instanceof Map<?, ?> fields) || !fields.keySet().equals(NAMES)) {
      throw DomainException.invalid(
          "unknown_profile",
          "a profile must contain exactly " + String.join(", ", NAMES.stream().sorted().toList()));
    }
    Profile profile =
        new Profile(
            number(item, "half_life_hours"),
            factors(item.get("half_life_factors")),
            number(item, "weight_kg"),
            item.get("bedtime").text().map(ExportedProfile::time),
            number(item, "sleep_threshold_mg"),
            number(item, "daily_limit_mg"),
            number(item, "single_dose_limit_mg"));
    return new ExportedProfile(zone(item.get("time_zone").text().orElse("")), profile);
  }

  private static OptionalDouble number(JsonItem item, String name) {
    Optional<String> text = item.get(name).scalar();
    return text.isPresent()
        ? OptionalDouble.of(NumberParser.parse(name, text.get()))
        : OptionalDouble.empty();
  }

  private static Set<HalfLifeFactor> factors(JsonItem list) {
    Set<HalfLifeFactor> factors = EnumSet.noneOf(HalfLifeFactor.class);
    for (JsonItem word : list.items()) {
      factors.add(factor(word.text().orElse("")));
    }
    return factors;
  }

  private static HalfLifeFactor factor(String word) {
    try {
      return HalfLifeFactor.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw DomainException.invalid(
          "unknown_word", "unknown half-life factor '%s'".formatted(word));
    }
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException malformed) {
      throw DomainException.invalid(
          "invalid_time", "bedtime must be a time, was '%s'".formatted(text));
    }
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw DomainException.invalid("unknown_time_zone", "unknown time zone '%s'".formatted(name));
    }
  }
}
