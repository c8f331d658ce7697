package coffee.domain.intake;

import java.util.List;

/** Is told of drinks when they are stored for good. */
@FunctionalInterface
public interface IntakeObserver {

  /**
   * These drinks are new.
   *
   * @param intakes one or more, of one person
   */
  void logged(List<LoggedIntake> intakes);
}
