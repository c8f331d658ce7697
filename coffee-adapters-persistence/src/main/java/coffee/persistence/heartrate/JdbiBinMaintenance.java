package coffee.persistence.heartrate;

import coffee.domain.heartrate.BinMaintenance;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.LockedPerson;
import coffee.persistence.PersonTransactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** {@link BinMaintenance} in PostgreSQL, a month of bins per transaction. */
public final class JdbiBinMaintenance implements BinMaintenance {

  /** 30 days. */
  private static final int BINS_AT_ONCE = 8_640;

  private final Database database;
  private final PersonTransactions writes;

  /** Creates the maintenance for a database. */
  public JdbiBinMaintenance(Database database, PersonTransactions writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public long rebuild(PersonId person) {
    long computed = 0;
    for (BinRange month : months(person)) {
      computed += writes.write(person, lock -> rebuild(lock, person, month));
    }
    return computed;
  }

  private static int rebuild(LockedPerson lock, PersonId person, BinRange month) {
    BinRange run = withRawReadings(lock, month);
    int computed =
        new StoredBins(lock.handle(), person)
            .recompute(IntStream.range(run.first(), run.end()).boxed().toList());
    lock.markChanged();
    return computed;
  }

  @Override
  public List<Instant> findDifferences(PersonId person, int limit) {
    List<Instant> differences = new ArrayList<>();
    for (BinRange month : months(person)) {
      if (differences.size() < limit) {
        differences.addAll(writes.write(person, lock -> differences(lock, person, month)));
      }
    }
    return differences.stream().limit(limit).toList();
  }

  private static List<Instant> differences(LockedPerson lock, PersonId person, BinRange month) {
    return new BinComparison(lock.handle(), person)
        .differences(withRawReadings(lock, month)).stream().map(BinRange::startOf).toList();
  }

  /** Where raw readings were deleted, their bins are the only data left and are not checked. */
  private static BinRange withRawReadings(LockedPerson lock, BinRange month) {
    return lock.rawFrom()
        .map(BinnedWindow::firstBinNotBefore)
        .map(first -> new BinRange(Math.max(first, month.first()), Math.max(first, month.end())))
        .orElse(month);
  }

  private List<BinRange> months(PersonId person) {
    BinRange all = fullRange(person);
    return IntStream.iterate(all.first(), first -> first < all.end(), first -> first + BINS_AT_ONCE)
        .mapToObj(first -> new BinRange(first, Math.min(first + BINS_AT_ONCE, all.end())))
        .toList();
  }

  private BinRange fullRange(PersonId person) {
    String sql =
        """
        SELECT coalesce(min(first), 0) AS first, coalesce(max(last) + 1, 0) AS beyond
        FROM (
          SELECT CAST(floor(date_part('epoch', min(measured_at)) / 300) AS integer) AS first,
            CAST(floor(date_part('epoch', max(measured_at)) / 300) AS integer) AS last
          FROM heart_rate_reading
          WHERE person_id = :person
          UNION ALL
          SELECT min(bin_number), max(bin_number)
          FROM heart_rate_bin
          WHERE person_id = :person
        ) AS ends
        """;
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .map((row, context) -> new BinRange(row.getInt("first"), row.getInt("beyond")))
                .one());
  }
}
