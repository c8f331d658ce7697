package coffee.persistence.experiment;

import coffee.domain.experiment.Coin;
import coffee.domain.experiment.CoinSecret;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.Experiment.History;
import coffee.domain.experiment.Experiment.Links;
import coffee.domain.experiment.ExperimentStart;
import coffee.domain.experiment.ExperimentTerms;
import coffee.domain.person.KeyHash;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** An experiment as a row. */
final class ExperimentRow {

  private ExperimentRow() {}

  /** Binds every column but the key. */
  static <S extends SqlStatement<S>> S bind(Experiment experiment, S statement) {
    ExperimentTerms terms = experiment.terms();
    History history = experiment.history();
    Optional<ExperimentStart> start = history.start();
    Optional<Coin> coin = start.map(ExperimentStart::coin);
    return statement
        .bind("createdAt", JdbcValues.instant(history.createdAt()))
        .bind("startedAt", JdbcValues.instant(start.map(ExperimentStart::startedAt)))
        .bind("endedAt", JdbcValues.instant(history.endedAt()))
        .bind("doseMg", terms.doseMg())
        .bind("halfLifeHours", start.map(ExperimentStart::halfLifeHours).orElse(null))
        .bind("cupTime", terms.cupTime())
        .bind("startDate", terms.startDate())
        .bind("state", ExperimentCodes.STATES.of(history.state()))
        .bind("design", ExperimentCodes.DESIGNS.of(terms.design()))
        .bind("blocks", terms.blocks())
        .bind("quiet", terms.quiet())
        .bind("timeZone", start.map(started -> started.zone().getId()).orElse(null))
        .bind("commitment", coin.map(Coin::commitment).orElse(null))
        .bind("knownOrder", coin.map(Coin::known).orElse(null))
        .bind("secret", coin.flatMap(Coin::secret).map(CoinSecret::toBytes).orElse(null))
        .bind("helperHash", experiment.links().helper().map(KeyHash::bytes).orElse(null))
        .bind("calendarHash", experiment.links().calendar().map(KeyHash::bytes).orElse(null));
  }

  static Experiment read(ResultSet row) throws SQLException {
    ExperimentTerms terms =
        new ExperimentTerms(
            ExperimentCodes.DESIGNS.constant(row.getInt("design")),
            row.getDouble("dose_mg"),
            row.getObject("cup_time", LocalTime.class),
            row.getInt("blocks"),
            row.getObject("start_date", LocalDate.class),
            row.getBoolean("quiet"));
    History history =
        new History(
            ExperimentCodes.STATES.constant(row.getInt("state")),
            JdbcValues.instant(row, "created_at"),
            start(row),
            JdbcValues.optionalInstant(row, "ended_at"));
    Links links = new Links(hash(row, "helper_hash"), hash(row, "calendar_hash"));
    return new Experiment(row.getLong("id"), terms, history, links);
  }

  private static Optional<ExperimentStart> start(ResultSet row) throws SQLException {
    if (row.getObject("started_at") == null) {
      return Optional.empty();
    }
    Coin coin =
        new Coin(
            row.getString("commitment"),
            Optional.ofNullable(row.getBytes("secret")).map(CoinSecret::new),
            row.getString("known_order"));
    return Optional.of(
        new ExperimentStart(
            JdbcValues.instant(row, "started_at"),
            ZoneId.of(row.getString("time_zone")),
            row.getDouble("half_life_hours"),
            coin));
  }

  private static Optional<KeyHash> hash(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column)).map(KeyHash::new);
  }

  /** The experiment with an id. */
  static Optional<Experiment> find(Handle handle, PersonId person, long id) {
    String sql =
        """
        SELECT id, created_at, started_at, ended_at, dose_mg, half_life_hours, cup_time,
          start_date, state, design, blocks, quiet, time_zone, commitment, known_order, secret,
          helper_hash, calendar_hash
        FROM experiment
        WHERE person_id = :person AND id = :id
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }
}
