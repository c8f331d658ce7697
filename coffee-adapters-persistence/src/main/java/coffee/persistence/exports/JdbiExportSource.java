package coffee.persistence.exports;

import coffee.domain.exports.ExportSource;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.heartrate.ReadingPages;
import coffee.persistence.intake.IntakePages;
import java.time.Instant;
import java.util.stream.Stream;

/** {@link ExportSource} in PostgreSQL: one short statement per page. */
public final class JdbiExportSource implements ExportSource {

  /** Large enough to amortize the statement, and one or two megabytes. */
  public static final int PAGE_SIZE = 5_000;

  /** Notes make intakes ten times as large. */
  private static final int DRINKS_PAGE_SIZE = 500;

  private final Database database;
  private final int pageSize;

  /** Creates exports from a database. */
  public JdbiExportSource(Database database) {
    this(database, PAGE_SIZE);
  }

  /**
   * Creates exports with a given page size.
   *
   * @param pageSize rows per page, more than a person has sources
   */
  public JdbiExportSource(Database database, int pageSize) {
    this.database = database;
    this.pageSize = pageSize;
  }

  @Override
  public Stream<LoggedIntake> intakes(PersonId person, Instant from, Instant until) {
    IntakePages pages =
        new IntakePages(database, person, until, Math.min(pageSize, DRINKS_PAGE_SIZE));
    return PagedIterator.stream(last -> pages.after(last, from));
  }

  @Override
  public Stream<LoggedReading> readings(PersonId person, Instant from, Instant until) {
    ReadingPages pages = new ReadingPages(database, person, until, pageSize);
    return PagedIterator.stream(last -> pages.after(last, from));
  }
}
