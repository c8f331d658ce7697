package coffee.rest.person;

import coffee.domain.DomainException;
import coffee.domain.Range;
import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.Person;
import coffee.domain.person.Profile;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads changes of a profile; absent fields keep their value. */
final class ProfileFields {

  private static final FieldReader<HalfLifeFactor> FACTOR = FieldReader.oneOf(words());
  private static final FieldReader<LocalTime> TIME = FieldReader.text(ProfileFields::time);

  private final Fields fields;

  private ProfileFields(Fields fields) {
    this.fields = fields;
  }

  /**
   * Applies the changes to the person.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  static Person merge(Fields fields, Person person) {
    Optional<String> name =
        fields.required(
            "name", Optional.of(person.name()), FieldReader.text(person::requireNameOr));
    Optional<ZoneId> zone =
        fields.required("time_zone", Optional.of(person.timeZone()), TimestampFormat.zone());
    Profile profile = new ProfileFields(fields).merge(person.profile());
    return new Person(
        person.id(), name.orElseThrow(), zone.orElseThrow(), profile, person.revision());
  }

  /** Reads all fields before creating the profile, whose validation stops at the first mistake. */
  private Profile merge(Profile now) {
    OptionalDouble halfLife =
        number("half_life_hours", now.halfLifeHours(), Profile.HALF_LIFE_HOURS);
    Optional<Set<HalfLifeFactor>> factors =
        fields.optional(
            "half_life_factors", Optional.of(now.halfLifeFactors()), ProfileFields::factors);
    OptionalDouble weight = number("weight_kg", now.weightKg(), Profile.WEIGHT_KG);
    Optional<LocalTime> bedtime = fields.optional("bedtime", now.bedtime(), TIME);
    OptionalDouble threshold =
        number("sleep_threshold_mg", now.sleepThresholdMg(), Profile.SLEEP_THRESHOLD_MG);
    OptionalDouble daily = number("daily_limit_mg", now.dailyLimitMg(), Profile.LIMIT_MG);
    OptionalDouble single =
        number("single_dose_limit_mg", now.singleDoseLimitMg(), Profile.LIMIT_MG);
    fields.finish();
    return new Profile(
        halfLife, factors.orElse(Set.of()), weight, bedtime, threshold, daily, single);
  }

  private OptionalDouble number(String name, OptionalDouble now, Range range) {
    Optional<Double> current = now.isPresent() ? Optional.of(now.getAsDouble()) : Optional.empty();
    Optional<Double> merged = fields.optional(name, current, FieldReader.number(range::require));
    return merged.isPresent() ? OptionalDouble.of(merged.get()) : OptionalDouble.empty();
  }

  private static Set<HalfLifeFactor> factors(JsonNode sent) {
    if (!sent.isArray()) {
      throw DomainException.invalid("wrong_type", "must be an array of factors");
    }
    Set<HalfLifeFactor> factors = new LinkedHashSet<>();
    for (JsonNode factor : sent) {
      factors.add(FACTOR.read(factor));
    }
    return factors;
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text.strip()).withSecond(0).withNano(0);
    } catch (DateTimeException malformed) {
      throw DomainException.invalid("invalid_time", "must be a local time such as 22:30");
    }
  }

  private static Map<String, HalfLifeFactor> words() {
    Map<String, HalfLifeFactor> words = new LinkedHashMap<>();
    for (HalfLifeFactor factor : HalfLifeFactor.values()) {
      words.put(ProfileBody.word(factor), factor);
    }
    return words;
  }
}
