package coffee.rest.intake;

import coffee.domain.Added;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import coffee.rest.Caller;
import coffee.rest.batch.BatchKind;
import coffee.rest.json.Fields;
import coffee.rest.problem.Problem;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** Many coffees of one person. */
final class CoffeeBatch implements BatchKind<Intake, LoggedIntake> {

  private final IntakeLog log;
  private final CoffeeFields coffees;
  private final PersonId person;
  private final Supplier<ZoneId> zone;

  CoffeeBatch(IntakeLog log, CoffeeFields coffees, Caller caller) {
    this.log = log;
    this.coffees = coffees;
    this.person = caller.person();
    this.zone = coffees.zone(caller); // the same for all items: looked up once
  }

  @Override
  public int maximumItems() {
    return LogCoffeesResource.MAX_ITEMS;
  }

  @Override
  public Intake read(Fields fields) {
    return coffees.read(fields, zone);
  }

  @Override
  public List<Added<LoggedIntake>> addAll(List<Intake> intakes) {
    return log.addAll(person, intakes);
  }

  @Override
  public long id(LoggedIntake stored) {
    return stored.id();
  }

  @Override
  public Problem conflict(LoggedIntake stored) {
    return Problem.of(409, "conflict", "Another coffee is stored in its place.");
  }
}
