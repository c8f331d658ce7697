package coffee.app.doctor;

import java.util.List;

/** Checks one aspect of an installation without changing it. */
@FunctionalInterface
public interface Check {

  /** The findings, including those that are fine. */
  List<Finding> run();
}
