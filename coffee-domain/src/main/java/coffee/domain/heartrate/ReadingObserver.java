package coffee.domain.heartrate;

import java.util.List;

/** Is notified of new readings after commit. */
@FunctionalInterface
public interface ReadingObserver {

  /**
   * New readings were stored.
   *
   * @param readings one or more, of one person
   */
  void logged(List<LoggedReading> readings);
}
