package coffee.app.mqtt;

import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import java.util.function.Function;

/**
 * Where the values of the device in Home Assistant come from, and where presses of its buttons go.
 *
 * @param owner whose device it is
 * @param now the body of {@code GET /v1/now} for a person
 * @param recordIntakes records the coffees that its buttons log
 */
public record DeviceData(
    People people,
    PersonId owner,
    Function<Person, ?> now,
    ReadIntakeDays days,
    RecordIntakes recordIntakes) {}
