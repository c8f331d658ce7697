package coffee.persistence.steps;

import coffee.domain.person.PersonId;
import coffee.domain.steps.StepLog.Position;
import coffee.domain.steps.StepMaintenance;
import coffee.persistence.Database;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link StepMaintenance} in PostgreSQL; reads some days at a time. */
public final class JdbiStepMaintenance implements StepMaintenance {

  /** Few enough for memory even if all are full. */
  private static final int SLICE = 64;

  private static final Position START = new Position(LocalDate.of(1, 1, 1), "");

  private record Checked(Position position, Optional<String> problem) {}

  private final Database database;

  /** Verifies the days in a database. */
  public JdbiStepMaintenance(Database database) {
    this.database = database;
  }

  @Override
  public List<String> findProblems(PersonId person, int limit) {
    List<String> problems = new ArrayList<>();
    Position last = START;
    List<Checked> slice;
    do {
      slice = slice(person, last);
      for (Checked day : slice) {
        day.problem().filter(problem -> problems.size() < limit).ifPresent(problems::add);
        last = day.position();
      }
    } while (slice.size() == SLICE && problems.size() < limit);
    return problems;
  }

  private List<Checked> slice(PersonId person, Position after) {
    String sql =
        """
        SELECT day, source, import_ids, counts
        FROM step_day
        WHERE person_id = :person AND (day, source) > (:lastDay, :lastSource)
        ORDER BY day, source
        LIMIT :limit
        """;
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("lastDay", after.day())
                .bind("lastSource", after.source())
                .bind("limit", SLICE)
                .map((row, context) -> check(row, person))
                .list());
  }

  private static Checked check(ResultSet row, PersonId person) throws SQLException {
    Position position =
        new Position(row.getObject("day", LocalDate.class), row.getString("source"));
    Array imports = row.getArray("import_ids");
    try {
      CopiedStepDays.check(
          person,
          position,
          row.getBytes("counts"),
          Set.copyOf(List.of((Long[]) imports.getArray())));
      return new Checked(position, Optional.empty());
    } catch (UnreadableStepsException unreadable) {
      return new Checked(position, Optional.of(String.valueOf(unreadable.getMessage())));
    }
  }
}
