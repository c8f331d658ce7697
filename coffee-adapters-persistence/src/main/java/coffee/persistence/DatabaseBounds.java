package coffee.persistence;

import java.time.Duration;

/**
 * How much of the database the work of one person may take.
 *
 * @param connections maximum number of connections that the pool gives, 1 or more
 * @param timeout how long a read or write of a person waits for those of the same person
 * @param pieceRows how many rows a filtered read looks at in one statement, 1 or more
 * @param scanTime how much time of the database a filtered read may take
 */
public record DatabaseBounds(int connections, Duration timeout, int pieceRows, Duration scanTime) {

  /** As long as a repetition waits for the write that it repeats. */
  private static final Duration WAIT = Duration.ofSeconds(5);

  /** A few milliseconds each: enough that a statement costs little beside its rows. */
  private static final int PIECE_ROWS = 5_000;

  private static final int ROWS_OF_AN_HOUR = 10;

  private static final int READINGS_OF_A_ROW = 10;

  private static final Duration SCAN_TIME = Duration.ofSeconds(2);

  /** The bounds of a service with a pool. */
  public static DatabaseBounds ofPool(int connections) {
    return new DatabaseBounds(connections, WAIT, PIECE_ROWS, SCAN_TIME);
  }

  /** The same bounds with another timeout. */
  DatabaseBounds withTimeout(Duration other) {
    return new DatabaseBounds(connections, other, pieceRows, scanTime);
  }

  /** The same bounds with other pieces. */
  DatabaseBounds withPieceRows(int other) {
    return new DatabaseBounds(connections, timeout, other, scanTime);
  }

  /** The same bounds with another time for filtered reads. */
  DatabaseBounds withScanTime(Duration other) {
    return new DatabaseBounds(connections, timeout, pieceRows, other);
  }

  /** How many packed hours a filtered read of heart rates looks at in one statement, at most. */
  public int pieceHours() {
    return Math.max(1, pieceRows / ROWS_OF_AN_HOUR);
  }

  /**
   * After how many readings such a statement ends with an hour: a packed reading costs a tenth of a
   * row.
   */
  public int pieceReadings() {
    return pieceRows * READINGS_OF_A_ROW;
  }

  /** Half of the connections: the others are left to other persons. */
  int connectionsOfPerson() {
    return Math.max(1, connections / 2);
  }
}
