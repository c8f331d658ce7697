package coffee.rest.intake;

import coffee.domain.Added;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.rest.Caller;
import coffee.rest.batch.BatchKind;
import coffee.rest.json.Fields;
import coffee.rest.problem.Problem;
import java.util.List;

/** Many coffees of one person. */
record CoffeeBatch(IntakeLog log, CoffeeFields coffees, Caller caller)
    implements BatchKind<Intake, LoggedIntake> {

  private static final int MAX_ITEMS = 1_000;

  @Override
  public int maximumItems() {
    return MAX_ITEMS;
  }

  @Override
  public Intake read(Fields fields) {
    return coffees.read(fields, caller);
  }

  @Override
  public List<Added<LoggedIntake>> addAll(List<Intake> intakes) {
    return log.addAll(caller.person(), intakes);
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
