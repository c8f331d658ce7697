package coffee.persistence.person;

import static coffee.persistence.JdbcValues.number;

import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import coffee.persistence.EnumCodes;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes and reads rows of {@code person}. */
final class PersonRow {

  private static final EnumCodes<HalfLifeFactor> FACTORS =
      new EnumCodes<>(
          "person.half_life_factors",
          HalfLifeFactor.class,
          factor ->
              switch (factor) {
                case SMOKING -> 1;
                case ORAL_CONTRACEPTIVE -> 2;
                case PREGNANCY_FIRST -> 3;
                case PREGNANCY_SECOND -> 4;
                case PREGNANCY_THIRD -> 5;
                case FLUVOXAMINE -> 6;
                case CIMETIDINE -> 7;
              });

  private PersonRow() {}

  static void update(Handle handle, Person person) {
    String sql =
        """
        UPDATE person
        SET name = :name, time_zone = :timeZone, half_life_hours = :halfLifeHours,
            half_life_factors = :halfLifeFactors, weight_kg = :weightKg, bedtime = :bedtime,
            sleep_threshold_mg = :sleepThresholdMg, daily_limit_mg = :dailyLimitMg,
            single_dose_limit_mg = :singleDoseLimitMg,
            profile_revision = revision, profile_changed_at = now()
        WHERE id = :id
        """;
    Profile profile = person.profile();
    List<HalfLifeFactor> factors = List.copyOf(profile.halfLifeFactors());
    LocalTime bedtime = profile.bedtime().orElse(null);
    handle
        .createUpdate(sql)
        .bind("id", person.id().value())
        .bind("name", person.name())
        .bind("timeZone", person.timeZone().getId())
        .bind("halfLifeHours", orNull(profile.halfLifeHours()))
        .bind("halfLifeFactors", JdbcValues.shorts(factors, FACTORS::of))
        .bind("weightKg", orNull(profile.weightKg()))
        .bind("bedtime", (position, statement, context) -> statement.setObject(position, bedtime))
        .bind("sleepThresholdMg", orNull(profile.sleepThresholdMg()))
        .bind("dailyLimitMg", orNull(profile.dailyLimitMg()))
        .bind("singleDoseLimitMg", orNull(profile.singleDoseLimitMg()))
        .execute();
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  static Person read(ResultSet row) throws SQLException {
    Profile profile =
        new Profile(
            number(row, "half_life_hours"),
            FACTORS.constants((Short[]) row.getArray("half_life_factors").getArray()),
            number(row, "weight_kg"),
            Optional.ofNullable(row.getObject("bedtime", LocalTime.class)),
            number(row, "sleep_threshold_mg"),
            number(row, "daily_limit_mg"),
            number(row, "single_dose_limit_mg"));
    return new Person(
        new PersonId(row.getLong("id")),
        row.getString("name"),
        ZoneId.of(row.getString("time_zone")),
        profile,
        row.getLong("revision"));
  }
}
