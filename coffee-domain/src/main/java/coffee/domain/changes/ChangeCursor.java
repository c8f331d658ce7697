package coffee.domain.changes;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * How far a reader of the feed is.
 *
 * @param person whose changes they are
 * @param feedId identifies the feed; another one after an erasure or a restore
 * @param startRevision the revision at which the reader began
 * @param after the last change that was read
 */
public record ChangeCursor(PersonId person, long feedId, long startRevision, ChangePosition after) {

  private static final byte VERSION = 1;
  private static final int CONTENT = 1 + 6 * Long.BYTES + Integer.BYTES;
  private static final int SIZE = CONTENT + Integer.BYTES;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** The cursor as opaque text of letters, digits, {@code -} and {@code _}. */
  public String encode() {
    ByteBuffer bytes =
        ByteBuffer.allocate(SIZE)
            .put(VERSION)
            .putLong(person.value())
            .putLong(feedId)
            .putLong(startRevision)
            .putLong(after.revision())
            .putInt(after.part())
            .putLong(after.key())
            .putLong(after.subkey());
    return ENCODER.encodeToString(bytes.putInt(checksum(bytes.array())).array());
  }

  /**
   * Reads a cursor.
   *
   * @throws DomainException INVALID {@code invalid_cursor} if {@link #encode} did not write it
   */
  public static ChangeCursor decode(String text) {
    byte[] bytes = bytes(text);
    ByteBuffer content = ByteBuffer.wrap(bytes);
    if (bytes.length != SIZE
        || content.get() != VERSION
        || content.getInt(CONTENT) != checksum(bytes)) {
      throw invalid();
    }
    return new ChangeCursor(
        new PersonId(content.getLong()),
        content.getLong(),
        content.getLong(),
        new ChangePosition(
            content.getLong(), content.getInt(), content.getLong(), content.getLong()));
  }

  /**
   * This cursor, if it is one of a person's.
   *
   * @throws DomainException INVALID {@code invalid_cursor}
   */
  public ChangeCursor requireOf(PersonId reader) {
    if (!person.equals(reader)) {
      throw invalid();
    }
    return this;
  }

  private static byte[] bytes(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      throw invalid();
    }
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(Arrays.copyOf(bytes, CONTENT));
    return (int) checksum.getValue();
  }

  private static DomainException invalid() {
    return DomainException.invalid(
        "invalid_cursor",
        "must be \"now\" or a cursor that your own feed or export gave, unchanged");
  }
}
