package coffee.persistence.imports;

import coffee.domain.DomainException;
import coffee.domain.imports.IngestRecord;
import coffee.domain.imports.IngestRecords;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.util.List;

/** {@link IngestRecords} in PostgreSQL. */
public final class JdbiIngestRecords implements IngestRecords {

  private final Database database;

  /** Creates the records of a database. */
  public JdbiIngestRecords(Database database) {
    this.database = database;
  }

  /** A later record of the same source stays: its row is written without change. */
  @Override
  public void put(PersonId person, IngestRecord record) {
    String sql =
        """
        INSERT INTO ingest (person_id, source, received_at, stored, refused)
        SELECT id, :source, :receivedAt, :stored, :refused
        FROM person
        WHERE id = :person
        ON CONFLICT (person_id, source) DO UPDATE
        SET received_at = greatest(ingest.received_at, excluded.received_at),
          stored = CASE WHEN excluded.received_at >= ingest.received_at
            THEN excluded.stored ELSE ingest.stored END,
          refused = CASE WHEN excluded.received_at >= ingest.received_at
            THEN excluded.refused ELSE ingest.refused END
        """;
    int written =
        database.executeForPerson(
            person,
            handle ->
                handle
                    .createUpdate(sql)
                    .bind("person", person.value())
                    .bind("source", record.source())
                    .bind("receivedAt", JdbcValues.instant(record.receivedAt()))
                    .bind("stored", record.stored())
                    .bind("refused", record.refused())
                    .execute());
    if (written == 0) {
      throw DomainException.notFound("no such person");
    }
  }

  @Override
  public List<IngestRecord> list(PersonId person) {
    String sql =
        """
        SELECT source, received_at, stored, refused
        FROM ingest
        WHERE person_id = :person
        ORDER BY source COLLATE "C"
        """;
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .map(
                    (row, context) ->
                        new IngestRecord(
                            row.getString("source"),
                            JdbcValues.instant(row, "received_at"),
                            row.getLong("stored"),
                            row.getLong("refused")))
                .list());
  }
}
