import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.PersonTransactions;
import coffee.persistence.heartrate.JdbiReadingLog;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Stores the readings of the table {@code reading_row}, which a script in bench/sql has filled, as
 * the service stores them. Run with the jar on the class path: {@code java -cp JAR
 * bench/PackRows.java JDBC_URL}.
 */
public final class PackRows {

  private static final int AT_A_TIME = 20_000;

  public static void main(String[] arguments) throws Exception {
    Database database = new Database(Jdbi.create(arguments[0]));
    JdbiReadingLog log = new JdbiReadingLog(database, new PersonTransactions(database));
    ReadingContext.Kind[] kinds = ReadingContext.Kind.values();
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setFetchSize(AT_A_TIME);
      ResultSet row =
          statement.executeQuery(
              "SELECT person_id, (extract(epoch FROM measured_at) * 1000)::bigint, bpm, context"
                  + " FROM reading_row ORDER BY person_id, measured_at");
      List<Reading> batch = new ArrayList<>();
      long person = 0;
      while (row.next()) {
        if (batch.size() == AT_A_TIME || (row.getLong(1) != person && !batch.isEmpty())) {
          log.addAll(new PersonId(person), batch);
          batch.clear();
        }
        person = row.getLong(1);
        batch.add(
            new Reading(
                Instant.ofEpochMilli(row.getLong(2)),
                new HeartRate(row.getInt(3)),
                ReadingContext.of(kinds[row.getInt(4) - 1]),
                Optional.empty(),
                "bench"));
      }
      if (!batch.isEmpty()) {
        log.addAll(new PersonId(person), batch);
      }
    }
  }
}
