package coffee.domain.heartrate;

import java.util.List;

/** Is told of readings when they are stored for good. */
@FunctionalInterface
public interface ReadingObserver {

  /**
   * These readings are new.
   *
   * @param readings one or more, of one person
   */
  void logged(List<LoggedReading> readings);
}
