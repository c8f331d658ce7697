package coffee.persistence.heartrate;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.person.PersonId;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopiedHoursTest {

  private static final HourKey KEY = new HourKey(new PersonId(7), 1_772_355_600_000L);
  private static final Hour HOUR = Hour.empty(KEY).with(RandomHours.of(1));

  private final CopiedHours hours = new CopiedHours(CopiedHours.COLUMNS);

  /** A row of the columns, with a flipped bit in one of them. */
  private static String row(int count, String damaged) {
    PackedHour packed = HOUR.pack();
    return String.join(
        "\t",
        "7",
        Long.toString(KEY.startMs()),
        Integer.toString(count),
        text(packed.levels().orElseThrow(), damaged.equals("levels")),
        text(packed.totals().orElseThrow(), damaged.equals("totals")),
        text(packed.readings().orElseThrow(), damaged.equals("readings")),
        "\\N");
  }

  private static String text(byte[] value, boolean isDamaged) {
    byte[] bytes = value.clone();
    bytes[bytes.length / 2] ^= (byte) (isDamaged ? 1 : 0);
    return "\\\\x" + HexFormat.of().formatHex(bytes);
  }

  @Test
  void readsWholeRow() {
    assertThat(hours.problem(row(HOUR.readings().size(), ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"levels", "totals", "readings"})
  void namesPersonAndHourOfFlippedBit(String column) {
    assertThat(hours.problem(row(HOUR.readings().size(), column)))
        .hasValue(
            "cannot read the heart rates of person 7 in the hour from 2026-03-01T09:00:00Z: its"
                + " checksum does not match");
  }

  @Test
  void namesPersonAndHourOfWrongNumberOfReadings() {
    int count = HOUR.readings().size();

    assertThat(hours.problem(row(count + 1, "")).orElseThrow())
        .endsWith("it has %d readings instead of %d".formatted(count, count + 1))
        .contains("person 7");
  }

  @Test
  void refusesMalformedRows() {
    for (String row :
        List.of("", "7\t1\t1", "x\t1\t1\t\\N\t\\N\t\\N\t\\N", "7\t1\t1\t\\\\x0\tz\tz\tz")) {
      assertThat(hours.problem(row).orElseThrow())
          .startsWith("heart_rate_hour has a row that cannot be read: ");
    }
  }
}
