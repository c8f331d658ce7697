package coffee.app.doctor;

import java.util.List;

/** Looks at one side of an installation, and changes nothing. */
@FunctionalInterface
public interface Check {

  /** What is found, also what is well. */
  List<Finding> look();
}
