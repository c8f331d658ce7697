package coffee.persistence;

/** What is left of deleted records: their ids, for the change feed. */
public final class DeletedRecords {

  /** The number of coffees in the column {@code kind}. */
  public static final short COFFEE = 1;

  /** The number of experiments in the column {@code kind}. */
  public static final short EXPERIMENT = 2;

  private DeletedRecords() {}

  /** Records a deletion in a round trip of the write, in which {@code person} and id are bound. */
  public static void record(RoundTrip trip, LockedPerson lock, short kind) {
    String sql =
        """
        INSERT INTO deleted_record (person_id, revision, kind, id, deleted_at)
        VALUES (:person, :revision, :deletedKind, :id, now())
        """;
    trip.bind("revision", lock.revision())
        .bind("deletedKind", (position, row, context) -> row.setShort(position, kind))
        .update(sql);
  }
}
