package coffee.domain.imports;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.DomainException.Reason;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What all {@link IngestRecords} must do. */
public interface IngestRecordsContract extends PeopleFixture {

  Instant MORNING = Instant.parse("2026-03-01T07:00:00.123Z");

  /** The records under test. */
  IngestRecords ingests();

  @Test
  default void keepsLatestRecordOfEachSource() {
    PersonId person = newPerson();
    IngestRecord first = new IngestRecord("watch", MORNING, 288, 2);
    IngestRecord later = new IngestRecord("watch", MORNING.plusSeconds(60), 0, 0);
    IngestRecord other = new IngestRecord("phone", MORNING, 5_000_000_000L, 1);

    ingests().put(person, first);
    ingests().put(person, other);
    assertThat(ingests().list(person)).containsExactly(other, first);
    ingests().put(person, later);
    ingests().put(person, first);

    assertThat(ingests().list(person)).containsExactly(other, later);
  }

  @Test
  default void isolatesPersons() {
    PersonId person = newPerson();
    ingests().put(newPerson(), new IngestRecord("watch", MORNING, 1, 0));

    assertThat(ingests().list(person)).isEmpty();
    assertRefused(
        Reason.NOT_FOUND,
        "not_found",
        () -> ingests().put(new PersonId(Long.MAX_VALUE), new IngestRecord("a", MORNING, 1, 0)));
  }
}
