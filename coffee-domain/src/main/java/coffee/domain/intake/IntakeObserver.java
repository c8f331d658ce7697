package coffee.domain.intake;

import java.util.List;

/** Is notified of new intakes after commit. */
@FunctionalInterface
public interface IntakeObserver {

  /**
   * New intakes were stored.
   *
   * @param intakes one or more, of one person
   */
  void logged(List<LoggedIntake> intakes);
}
