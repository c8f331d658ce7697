package coffee.persistence;

import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Persons of whom two have long histories. Rows of different persons alternate in the tables, as
 * they do when several watches send in turn. ANALYZE has run.
 *
 * @param persons how many there are
 * @param smallHistory how many readings and coffees each of the others has
 */
record MixedPersons(int persons, int smallHistory) {

  /** How many readings each of the two has, one every two minutes. */
  static final int READINGS = 150_000;

  private static final int READINGS_AT_A_TIME = 15_000;
  private static final Instant NEWEST = Instant.parse("2026-03-01T09:00:00Z");
  private static final List<Kind> KINDS = List.of(Kind.values());

  /** How many coffees each of the two has, one every two hours. */
  static final int COFFEES = 20_000;

  /** Two persons among fifty. */
  static final MixedPersons MANY = new MixedPersons(50, 100);

  /** Two persons with all that is logged, and others who logged nothing. */
  static final MixedPersons FEW = new MixedPersons(10, 0);

  void fill(Jdbi database) {
    database.useHandle(
        handle -> {
          handle.execute(
              """
                  INSERT INTO person_name (name)
                  SELECT 'person ' || i FROM generate_series(1, ?) AS i
                  """,
              persons);
          handle.execute(
              """
                  INSERT INTO person (id, name, time_zone)
                  SELECT person_id, name, 'Europe/Berlin' FROM person_name
                  """);
          handle.execute(
              """
                  INSERT INTO coffee_intake (person_id, consumed_at, caffeine_mg,
                    duration_minutes, coffee_type, client_id, created_at, updated_at)
                  SELECT person.id, timestamptz '2026-03-01 09:00Z' - i * interval '2 hours', 80,
                    10, 'type ' || i % 5, 'client ' || i, now(), now()
                  FROM person,
                    generate_series(1, CASE WHEN person.id <= 2 THEN ? ELSE ? END) AS i
                  ORDER BY i, person.id
                  """,
              COFFEES, smallHistory);
          handle.execute(
              """
                  INSERT INTO deleted_record (person_id, revision, kind, id, deleted_at)
                  SELECT person.id, i, 1, i, now()
                  FROM person,
                    generate_series(1, CASE WHEN person.id <= 2 THEN 20000 ELSE 10 END) AS i
                  ORDER BY i, person.id
                  """);
          handle.execute(
              """
                  INSERT INTO range_change (person_id, kind, start_ms, end_ms, revision,
                    changed_rows, changed_at)
                  SELECT person.id, 1 + i % 2, i * 3600000::bigint, (i + 1) * 3600000::bigint, i,
                    1, now()
                  FROM person,
                    generate_series(1, CASE WHEN person.id <= 2 THEN 128 ELSE 10 END) AS i
                  ORDER BY i, person.id
                  """);
          handle.execute(
              """
                  INSERT INTO idempotency_key (person_id, key, claimed_at, fingerprint, answer)
                  SELECT person.id, 'key ' || i, timestamptz '2026-03-01 09:00Z', 'same', 'answer'
                  FROM person, generate_series(1, 20) AS i
                  """);
          handle.execute(
              """
                  INSERT INTO api_key (person_id, id, name, scopes, hash, created_at)
                  SELECT person.id, i, 'key ' || i, '{1}', sha256('key'), now()
                  FROM person, generate_series(1, 20) AS i
                  """);
          handle.execute(
              """
                  INSERT INTO audit_event (person_id, happened_at, action, key_id)
                  SELECT person_id, created_at, 1, id FROM api_key
                  """);
          handle.execute(
              """
                  INSERT INTO import_job (person_id, created_at, touched_at, bytes_total, state,
                    dry_run, sha256, spool, spool_key, format, time_zone)
                  SELECT person.id, now() + i * interval '1 second', now(), 1,
                    CASE WHEN i = 1 AND person.id <= 2 THEN 1 ELSE 3 END, false, sha256('file'),
                    'spool', 'key', 'fit', 'UTC'
                  FROM person,
                    generate_series(1, CASE WHEN person.id <= 2 THEN 3000 ELSE 40 END) AS i
                  ORDER BY i, person.id
                  """);
          handle.execute(
              """
                  INSERT INTO import_problem (person_id, import_id, position, number, unit, code,
                    detail, original)
                  SELECT person_id, id, number, number, 1, 'code', 'detail', 'original'
                  FROM import_job, generate_series(1, 3) AS number
                  WHERE id <= 2000
                  """);
          addExperiments(handle);
          handle.execute(
              """
                  INSERT INTO webhook (person_id, created_at, checked_revision, events, status, url,
                    secret)
                  SELECT person.id, now(), 0, 15, 1, 'https://example.org', '\\x00'
                  FROM person, generate_series(1, 3)
                  """);
          handle.execute(
              """
                  INSERT INTO webhook_delivery (person_id, webhook_id, happened_at, ended_at, type,
                    status, data)
                  SELECT person_id, webhook.id, now(), CASE WHEN i < 300 THEN now() END, 1,
                    CASE WHEN i < 300 THEN 2 ELSE 1 END, '{}'
                  FROM webhook, generate_series(1, CASE WHEN person_id <= 2 THEN 400 ELSE 20 END)
                    AS i
                  ORDER BY i, person_id
                  """);
          handle.execute(
              """
                  INSERT INTO sign_in_code (person_id, hash, expires_at)
                  SELECT person.id, sha256(convert_to('code ' || i, 'UTF8')),
                    timestamptz '2026-03-01 08:59Z' + i * interval '1 minute'
                  FROM person, generate_series(1, 20) AS i
                  """);
        });
    for (int end = READINGS_AT_A_TIME; end <= READINGS; end += READINGS_AT_A_TIME) {
      for (int person = 1; person <= persons; person++) {
        int count = Math.min(end, person <= 2 ? READINGS : smallHistory);
        addReadings(database, person, end - READINGS_AT_A_TIME, count);
      }
    }
    database.useHandle(handle -> handle.execute("ANALYZE"));
  }

  /** Drafts, because only one can run; each of a week whose days were reported. */
  private static void addExperiments(Handle handle) {
    handle.execute(
        """
            INSERT INTO experiment (person_id, created_at, dose_mg, cup_time, start_date, state,
              design, blocks, quiet)
            SELECT person.id, now(), 100, time '10:00', date '2026-02-01', 1, 1, 7, false
            FROM person, generate_series(1, CASE WHEN person.id <= 2 THEN 100 ELSE 5 END) AS i
            ORDER BY i, person.id
            """);
    handle.execute(
        """
            INSERT INTO experiment_day (person_id, experiment_id, reported_at, date, kept)
            SELECT person_id, experiment.id, now(), start_date + day, true
            FROM experiment, generate_series(0, 6) AS day
            ORDER BY day, experiment.id
            """);
  }

  /** One every two minutes: those from a number to another, counted from the newest. */
  private static void addReadings(Jdbi database, int person, int from, int until) {
    BulkReadings.add(
        database,
        new PersonId(person),
        Math.max(0, until - from),
        i ->
            new Reading(
                NEWEST.minus(Duration.ofMinutes(2L * (from + i + 1))),
                new HeartRate(60 + (from + i) % 40),
                ReadingContext.of(KINDS.get((from + i) % KINDS.size())),
                Optional.empty(),
                "source " + (person <= 2 ? (from + i) % 5 : 0)));
  }
}
