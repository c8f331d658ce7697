package coffee.devices.own;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.Entries;
import coffee.devices.Entries.ClockChange;
import coffee.devices.Formats;
import coffee.devices.Place;
import coffee.devices.Problem;
import coffee.devices.Terms;
import coffee.devices.UnreadableFileException;
import coffee.domain.DomainException;
import coffee.domain.EntryTimes;
import coffee.domain.heartrate.Context;
import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFormatsTest {

  private static final Instant SEVEN = Instant.parse("2026-03-09T07:00:00Z");

  private static final Formats FORMATS = new Formats(OwnFormats.all());

  private static final Terms IN_ROME =
      new Terms(
          ZoneId.of("Europe/Rome"),
          IntakeRules.DEFAULT,
          ReadingRules.DEFAULT,
          new EntryTimes(Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC)));

  @Test
  void readsHeartRatesFromCsv() throws IOException {
    String file =
        """
        timestamp,bpm,context,notes,source
        2026-03-09T07:00:00Z,62,sleeping,,watch
        2026-03-09T08:00:00.250+01:00,63.6,,"said ""hm"", twice",
        """;
    assertThat(rows(file))
        .containsExactly(
            new Measurement(
                2,
                new Reading(
                    SEVEN,
                    new HeartRate(62),
                    Context.of(Context.Kind.SLEEPING),
                    Optional.empty(),
                    "watch")),
            new Measurement(
                3,
                new Reading(
                    SEVEN.plusMillis(250),
                    new HeartRate(64),
                    Context.of(Context.Kind.RESTING),
                    Optional.of("said \"hm\", twice"),
                    "manual")));
  }

  @Test
  void readsCoffeesFromCsvInAnyOrderOfColumns() throws IOException {
    String file =
        """
        caffeine_mg,timestamp,client_id,duration_minutes,coffee_type
        63,2026-03-09T07:00:00Z,a-1,0,espresso
        95.5,2026-03-09T07:00:00Z,,,
        """;
    assertThat(rows(file))
        .containsExactly(
            new Drink(
                2,
                new Intake(
                    SEVEN,
                    new Caffeine(63),
                    Optional.of("espresso"),
                    Optional.empty(),
                    Duration.ZERO,
                    Optional.empty(),
                    Optional.of("a-1"))),
            new Drink(3, Intake.of(SEVEN, new Caffeine(95.5))));
  }

  @Test
  void readsWhatTheServiceExports() throws IOException {
    String file =
        """
        id,timestamp,caffeine_mg,coffee_type,notes,duration_minutes,source,client_id,created_at,updated_at
        7,2026-03-09T07:00:00.000Z,80,,,10,,,2026-03-09T07:00:01.000Z,2026-03-09T07:00:01.000Z
        """;
    assertThat(rows(file)).containsExactly(new Drink(2, Intake.of(SEVEN, new Caffeine(80))));
  }

  @Test
  void readsCoffeesAndHeartRatesMixedInNdjson() throws IOException {
    String file =
        """
        {"timestamp": "2026-03-09T07:00:00Z", "caffeine_mg": 80.0}

        {"bpm": "62", "timestamp": "2026-03-09 08:00", "context": null, "source": "watch"}
        """;
    assertThat(rows(file))
        .containsExactly(
            new Drink(1, Intake.of(SEVEN, new Caffeine(80))),
            new Measurement(
                3,
                new Reading(
                    SEVEN,
                    new HeartRate(62),
                    Context.of(Context.Kind.UNKNOWN),
                    Optional.empty(),
                    "watch")));
  }

  @Test
  void acceptsAByteOrderMarkAndLineEndsOfOtherSystems() throws IOException {
    String file = "\uFEFFtimestamp;bpm;notes\r\n2026-03-09T07:00:00Z;62;\"two\r\nlines\"\r\n";
    assertThat(rows(file))
        .containsExactly(
            new Measurement(
                2,
                new Reading(
                    SEVEN,
                    new HeartRate(62),
                    Context.of(Context.Kind.RESTING),
                    Optional.of("two\nlines"),
                    "manual")));
  }

  @Test
  void decidesLocalTimesThatTheClocksShowTwiceOrNever() throws IOException {
    String file =
        """
        timestamp,caffeine_mg
        2025-10-26T02:30:00,80
        2026-03-29T02:30:00,80
        2026-03-09T08:00:00,80
        """;
    Recorded recorded = read(file.getBytes(UTF_8));
    assertThat(recorded.rows)
        .containsExactly(
            new Drink(2, Intake.of(Instant.parse("2025-10-26T00:30:00Z"), new Caffeine(80))),
            new Drink(3, Intake.of(Instant.parse("2026-03-29T01:30:00Z"), new Caffeine(80))),
            new Drink(4, Intake.of(SEVEN, new Caffeine(80))));
    assertThat(recorded.decisions).containsExactly(ClockChange.EARLIER_TAKEN, ClockChange.MOVED_ON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-03-09T07:00:00Z,300 | bpm: must be 30 to 250 bpm, was 300.0
          2026-03-09T07:00:00Z,    | bpm: is missing
          2026-03-09T07:00:00Z,NaN | bpm: must be a number, was NaN
          2026-07-09T07:00:00Z,60  | timestamp: must not be more than 5 minutes ahead of the server's clock
          1999-07-09T07:00:00Z,60  | timestamp: must not be before the year 2000
          2026-03-09T07:00:00Z     | has 1 fields under 2 columns
          a,b,c                    | has 3 fields under 2 columns
          """)
  void tellsWhatIsWrongWithARowOfCsv(String row, String reason) throws IOException {
    assertThat(rows("timestamp,bpm\n" + row + "\n2026-03-09T07:00:00Z,60\n"))
        .containsExactly(new Refused(2, reason, row), at(3, 60));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          [1]                                      | must be a JSON object
          {"bpm": 60}                              | timestamp: is missing
          {"timestamp": "yesterday", "bpm": 60}    | timestamp: must be a moment such as 2026-03-09T07:30:00Z or a local time such as 2026-03-09T07:30, was yesterday
          {"bpm": true}                            | bpm: must be text or a number
          {"bpm": 60, "caffeine_mg": 80}           | there must be timestamp, and either caffeine_mg or bpm
          {"bpm": 60, "pulse": 80}                 | pulse: is not one of id, timestamp, bpm, context, notes, source
          {"bpm": 60, "bpm": 61}                   | is not JSON: Duplicate field 'bpm'
          """)
  void tellsWhatIsWrongWithALineOfNdjson(String line, String reason) throws IOException {
    String good = "{\"timestamp\":\"2026-03-09T07:00:00Z\",\"bpm\":60}\n";
    assertThat(rows(good + line + "\n" + good))
        .containsExactly(at(1, 60), new Refused(2, reason, line), at(3, 60));
  }

  @Test
  void goesOnAfterALineThatIsNotText() throws IOException {
    byte[] file = "timestamp,bpm\nx,y\n2026-03-09T07:00:00Z,60\n".getBytes(UTF_8);
    file[14] = (byte) 0xFF;
    assertThat(rows(file))
        .containsExactly(new Refused(2, "the line is not UTF-8", "\uFFFD,y"), at(3, 60));
  }

  @Test
  void goesOnAfterALineWithoutMeasure() throws IOException {
    String endless = "9".repeat(TextLines.MAX_LINE_BYTES + 1);
    assertThat(rows("timestamp,bpm\n" + endless + "\n2026-03-09T07:00:00Z,60\n"))
        .containsExactly(
            new Refused(2, "the line is longer than 65536 bytes", "9".repeat(500)), at(3, 60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"oops,60", "oops\",60"})
  void anOddQuoteCostsItsOwnLineOnly(String odd) throws IOException {
    String good = "2026-03-09T07:00:00Z,60\n";
    List<Object> rows = rows("timestamp,bpm\n" + odd + "\n" + good.repeat(30) + odd);
    assertThat(rows).hasSize(32);
    assertThat(rows.subList(1, 31)).doesNotHaveAnyElementsOfTypes(Refused.class);
    assertThat(rows.get(0)).isEqualTo(new Refused(2, "a quoted field does not end", odd));
    assertThat(rows.get(31)).isEqualTo(new Refused(33, "a quoted field does not end", odd));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n",
        "hello\nworld\n",
        "Id,Time,Value\n1,2,3\n",
        "timestamp,steps\n",
        "{\"data\":\n{}}",
        "[1,2]"
      })
  void doNotClaimFilesOfOthers(String file) {
    assertThat(FORMATS.recognise(file.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void namesTheColumnThatItDoesNotKnow() {
    assertThatThrownBy(() -> rows("timestamp,bpm,colour\n"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(
            "In the header line, colour: is not one of id, timestamp, bpm, context, notes, source.");
  }

  @Test
  void handsRowsOverAsItReadsThem() {
    InputStream header =
        new ByteArrayInputStream("timestamp,bpm\n2026-03-09T07:00:00Z,60\n".getBytes(UTF_8));
    InputStream endless = new Repeated("2026-03-09T07:00:00Z,61\n".getBytes(UTF_8));
    Recorded enough =
        new Recorded() {
          @Override
          public void reading(Place place, Reading reading) {
            super.reading(place, reading);
            if (rows.size() == 2) {
              throw new IllegalStateException("enough");
            }
          }
        };
    assertThatThrownBy(
            () -> new CsvFormat().read(new SequenceInputStream(header, endless), IN_ROME, enough))
        .hasMessage("enough");
    assertThat(enough.rows).containsExactly(at(2, 60), at(3, 61));
  }

  @Test
  void aFailureOfTheReceiverIsNotTakenForABadRow() {
    DomainException away =
        new DomainException(DomainException.Reason.UNAVAILABLE, "database_unavailable", "Later.");
    Recorded failing =
        new Recorded() {
          @Override
          public void drink(Place place, Intake intake) {
            throw away;
          }
        };
    byte[] file = "timestamp,caffeine_mg\n2026-03-09T07:00:00Z,80\n".getBytes(UTF_8);
    assertThatThrownBy(() -> new CsvFormat().read(new ByteArrayInputStream(file), IN_ROME, failing))
        .isSameAs(away);
    assertThat(failing.rows).isEmpty();
  }

  private static Measurement at(long line, int bpm) {
    return new Measurement(
        line,
        new Reading(
            SEVEN,
            new HeartRate(bpm),
            Context.of(Context.Kind.RESTING),
            Optional.empty(),
            Reading.MANUAL));
  }

  private static List<Object> rows(String file) throws IOException {
    return rows(file.getBytes(UTF_8));
  }

  private static List<Object> rows(byte[] file) throws IOException {
    return read(file).rows;
  }

  private static Recorded read(byte[] file) throws IOException {
    Recorded recorded = new Recorded();
    FORMATS.recognise(file).orElseThrow().read(new ByteArrayInputStream(file), IN_ROME, recorded);
    return recorded;
  }

  private record Drink(long line, Intake intake) {}

  private record Measurement(long line, Reading reading) {}

  private record Refused(long line, String detail, String original) {}

  private static class Recorded implements Entries {

    final List<Object> rows = new ArrayList<>();
    final List<ClockChange> decisions = new ArrayList<>();

    @Override
    public void drink(Place place, Intake intake) {
      rows.add(new Drink(place.number(), intake));
    }

    @Override
    public void reading(Place place, Reading reading) {
      rows.add(new Measurement(place.number(), reading));
    }

    @Override
    public void refused(Problem problem) {
      rows.add(new Refused(problem.place().number(), problem.detail(), problem.original()));
    }

    @Override
    public void passedOver(String kind) {
      rows.add(kind);
    }

    @Override
    public void clockChange(ClockChange decision) {
      decisions.add(decision);
    }
  }

  /** The same bytes for ever. */
  private static final class Repeated extends InputStream {

    private final byte[] bytes;
    private int next;

    Repeated(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes[next++ % bytes.length];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        into[i] = (byte) read();
      }
      return length;
    }
  }
}
