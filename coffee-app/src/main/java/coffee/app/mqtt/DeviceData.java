package coffee.app.mqtt;

import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import java.util.function.Function;

/**
 * Where the values of the device come from, and where presses of its buttons go.
 *
 * @param owner whose device it is
 * @param now what {@code GET /v1/now} says of a person
 */
public record DeviceData(
    People people,
    PersonId owner,
    Function<Person, ?> now,
    ReadIntakeDays days,
    RecordIntakes record) {}
