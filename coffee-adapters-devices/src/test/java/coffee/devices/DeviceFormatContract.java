package coffee.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.formats.Formats;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.Entries;
import coffee.domain.imports.Place;
import coffee.domain.imports.RefusedRow;
import coffee.domain.intake.Intake;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link DeviceFormat} must do. */
public interface DeviceFormatContract {

  /** Enough to reach every branch; each one is a few kilobytes. */
  int MUTANTS = 400;

  DeviceFormat format();

  /** A file of the format that holds at least one row. */
  byte[] sample();

  @Test
  default void hasANameForPrograms() {
    assertThat(format().name()).matches("[a-z][a-z0-9_]*");
    assertThat(Formats.standard().named(format().name())).isPresent();
  }

  @Test
  default void isRecognisedByItsContentAmongAllFormats() {
    assertThat(Formats.standard().recognise(head(sample())).map(DeviceFormat::name))
        .hasValue(format().name());
  }

  @Test
  default void recognisesNothingInWhatIsNoFileOfIts() {
    byte[] noise = new byte[Content.HEAD_BYTES];
    new Random(1).nextBytes(noise);
    assertThat(format().recognises(noise)).isFalse();
    assertThat(format().recognises(new byte[0])).isFalse();
    assertThat(format().recognises(new byte[1000])).isFalse();
    assertThat(format().recognises(Reads.bytes("Dear diary,\ntoday I had coffee.\n"))).isFalse();
  }

  @Test
  default void readsTheSameFromTheSame() throws IOException {
    Collected first = Reads.read(format(), sample());
    Collected second = Reads.read(format(), sample());
    assertThat(first.rows()).isPositive();
    assertThat(second.readings).isEqualTo(first.readings);
    assertThat(second.drinks).isEqualTo(first.drinks);
    assertThat(second.problems).isEqualTo(first.problems);
    assertThat(second.passedOver).isEqualTo(first.passedOver);
  }

  @Test
  default void keepsWhatStandsBeforeACut() throws IOException {
    Collected whole = Reads.read(format(), sample());
    for (int length = 0; length < sample().length; length += 1 + sample().length / 200) {
      Collected part = new Collected();
      try {
        format().read(Reads.content(Arrays.copyOf(sample(), length)), Reads.TERMS, part);
      } catch (UnreadableFileException unreadable) {
        assertThat(unreadable.getMessage()).isNotBlank();
        assertThat(unreadable.code()).matches("[a-z][a-z0-9_]*");
      }
      assertThat(part.rows()).isLessThanOrEqualTo(whole.rows() + 1);
    }
  }

  @Test
  default void endsInOrderWhateverHappensToItsFiles() throws IOException {
    for (long seed = 0; seed < MUTANTS; seed++) {
      byte[] mutant = Mutations.of(sample(), seed);
      readInOrder(format(), mutant);
      Optional<DeviceFormat> recognised = Formats.standard().recognise(head(mutant));
      if (recognised.isPresent()) {
        readInOrder(recognised.get(), mutant);
      }
    }
  }

  private static void readInOrder(DeviceFormat format, byte[] mutant) throws IOException {
    Collected collected = new Collected();
    try {
      format.read(Reads.content(mutant), Reads.TERMS, collected);
    } catch (UnreadableFileException unreadable) {
      assertThat(unreadable.sentence()).isNotBlank();
    }
    assertThat(collected.rows()).isLessThan(1_000);
    assertThat(collected.problems)
        .allSatisfy(problem -> assertThat(problem.detail()).hasSizeLessThan(1_000));
    assertThat(collected.passedOver.keySet())
        .allSatisfy(kind -> assertThat(kind).hasSizeBetween(1, 100));
  }

  @Test
  default void letsAFailureOfTheReceiverOut() {
    IllegalStateException full = new IllegalStateException("the disk is full");
    Entries failing =
        new Entries() {
          @Override
          public void file(String format) {}

          @Override
          public void drink(Place place, Intake intake) {
            throw full;
          }

          @Override
          public void reading(Place place, Reading reading) {
            throw full;
          }

          @Override
          public void refused(RefusedRow problem) {
            throw full;
          }

          @Override
          public void passedOver(String kind) {
            throw full;
          }

          @Override
          public void clockChange(ClockChange decision) {}
        };
    assertThatThrownBy(() -> format().read(Reads.content(sample()), Reads.TERMS, failing))
        .isSameAs(full);
  }

  @Test
  default void letsAFailureOfTheContentOut() {
    IOException gone = new IOException("the disk is gone");
    Content failing =
        () -> {
          throw gone;
        };
    assertThatThrownBy(() -> format().read(failing, Reads.TERMS, new Collected())).isSameAs(gone);
  }

  private static byte[] head(byte[] file) {
    return Arrays.copyOf(file, Math.min(file.length, Content.HEAD_BYTES));
  }
}
