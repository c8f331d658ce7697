package coffee.persistence.person;

import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import org.jdbi.v3.core.Handle;

/** Erases a person and all their data. */
final class PersonErasure {

  private final Handle handle;
  private final PersonId person;

  PersonErasure(Handle handle, PersonId person) {
    this.handle = handle;
    this.person = person;
  }

  /** Erases the person's records; the person and their keys stay. */
  void eraseData() {
    execute("DELETE FROM heart_rate_hour WHERE person_id = :person");
    execute("DELETE FROM heart_rate_source WHERE person_id = :person");
    execute("DELETE FROM coffee_intake WHERE person_id = :person");
    execute("DELETE FROM intake_removal WHERE person_id = :person");
    execute("DELETE FROM import_problem WHERE person_id = :person");
    execute("DELETE FROM import_job WHERE person_id = :person");
    execute("DELETE FROM ingest WHERE person_id = :person");
    execute("DELETE FROM experiment_day WHERE person_id = :person");
    execute("DELETE FROM experiment WHERE person_id = :person");
    execute("DELETE FROM step_day WHERE person_id = :person");
    execute("DELETE FROM deleted_record WHERE person_id = :person");
    execute("DELETE FROM range_change WHERE person_id = :person");
    execute("DELETE FROM idempotency_key WHERE person_id = :person");
    execute("DELETE FROM sign_in_code WHERE person_id = :person");
    execute("DELETE FROM webhook_delivery WHERE person_id = :person");
    execute("DELETE FROM webhook WHERE person_id = :person");
    execute(
        """
        UPDATE person SET raw_from = NULL, purged_revision = 0, webhook_events = 0,
          feed_epoch = CAST(extract(epoch FROM now()) * 1000000 AS bigint)
        WHERE id = :person
        """); // no frozen bins remain, and deletions are not in the feed
  }

  /** Erases the person with all data. */
  void erase(Person stored) {
    eraseData();
    execute("DELETE FROM api_key WHERE person_id = :person");
    execute("DELETE FROM person WHERE id = :person");
    String freeName = "DELETE FROM person_name WHERE name = :name";
    handle.createUpdate(freeName).bind("name", stored.name()).execute();
  }

  private void execute(String sql) {
    handle.createUpdate(sql).bind("person", person.value()).execute();
  }
}
