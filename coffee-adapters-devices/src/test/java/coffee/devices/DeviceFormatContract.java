package coffee.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.formats.FormatRegistry;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Intake;
import coffee.domain.steps.RecordSteps;
import coffee.domain.steps.StepCount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  default void hasSnakeCaseNameAndIsRegistered() {
    assertThat(format().name()).matches("[a-z][a-z0-9_]*");
    assertThat(FormatRegistry.standard().find(format().name())).isPresent();
  }

  /** The sample's name in an archive, if only that tells it from data of another kind. */
  default Optional<String> nameInArchive() {
    return Optional.empty();
  }

  @Test
  default void isRecognizedByContentAmongAllFormats() throws IOException {
    FormatRegistry formats = FormatRegistry.standard();
    Content sample = TestReader.content(sample());
    assertThat(formats.recognize(nameInArchive().orElse(""), sample).map(DeviceFormat::name))
        .hasValue(format().name());
    if (nameInArchive().isPresent()) {
      assertThat(formats.recognize(sample)).isEmpty();
      assertThat(formats.possible(sample))
          .extracting(DeviceFormat::name)
          .containsExactly(format().name());
    }
  }

  @Test
  default void readsTextAfterBlankLines() throws IOException {
    String text = new String(sample(), StandardCharsets.UTF_8).replace("\uFEFF", "");
    if (text.chars().anyMatch(c -> (c < ' ' && c != '\n') || c == '\uFFFD')) {
      return; // no text
    }
    byte[] later = TestReader.bytes("\n  \n\r\n" + text);
    assertThat(
            FormatRegistry.standard()
                .recognize(nameInArchive().orElse(""), TestReader.content(later))
                .map(DeviceFormat::name))
        .hasValue(format().name());
    CollectingRowHandler whole = TestReader.read(format(), text);
    CollectingRowHandler read = TestReader.read(format(), later);
    assertThat(read.readings).isEqualTo(whole.readings);
    assertThat(read.drinks).isEqualTo(whole.drinks);
    assertThat(read.steps).isEqualTo(whole.steps);
    assertThat(read.codes()).isEqualTo(whole.codes());
    assertThat(read.skipped).isEqualTo(whole.skipped);
  }

  @Test
  default void doesNotRecognizeForeignContent() {
    byte[] noise = new byte[Content.HEAD_BYTES];
    new Random(1).nextBytes(noise);
    assertThat(format().recognizes(noise)).isFalse();
    assertThat(format().recognizes(new byte[0])).isFalse();
    assertThat(format().recognizes(new byte[1000])).isFalse();
    assertThat(format().recognizes(TestReader.bytes("Dear diary,\ntoday I had coffee.\n")))
        .isFalse();
  }

  @Test
  default void readsSameContentIdentically() throws IOException {
    CollectingRowHandler first = TestReader.read(format(), sample());
    CollectingRowHandler second = TestReader.read(format(), sample());
    assertThat(first.rows()).isPositive();
    assertThat(second.readings).isEqualTo(first.readings);
    assertThat(second.drinks).isEqualTo(first.drinks);
    assertThat(second.steps).isEqualTo(first.steps);
    assertThat(second.problems).isEqualTo(first.problems);
    assertThat(second.skipped).isEqualTo(first.skipped);
  }

  @Test
  default void keepsRowsBeforeTruncation() throws IOException {
    CollectingRowHandler whole = TestReader.read(format(), sample());
    for (int length = 0; length < sample().length; length += 1 + sample().length / 200) {
      CollectingRowHandler part = new CollectingRowHandler();
      try {
        format()
            .read(TestReader.content(Arrays.copyOf(sample(), length)), TestReader.SETTINGS, part);
      } catch (UnreadableFileException unreadable) {
        assertThat(unreadable.getMessage()).isNotBlank();
        assertThat(unreadable.code()).matches("[a-z][a-z0-9_]*");
      }
      assertThat(part.rows()).isLessThanOrEqualTo(whole.rows() + 1);
    }
  }

  @Test
  default void handlesMutatedFilesGracefully() throws IOException {
    for (long seed = 0; seed < MUTANTS; seed++) {
      byte[] mutant = FileMutations.of(sample(), seed);
      readInOrder(format(), mutant);
      Optional<DeviceFormat> recognized = recognize(mutant);
      if (recognized.isPresent()) {
        readInOrder(recognized.get(), mutant);
      }
    }
  }

  private static void readInOrder(DeviceFormat format, byte[] mutant) throws IOException {
    CollectingRowHandler collected = new CollectingRowHandler();
    try {
      format.read(TestReader.content(mutant), TestReader.SETTINGS, collected);
    } catch (UnreadableFileException unreadable) {
      assertThat(unreadable.detail()).isNotBlank();
    }
    assertThat(collected.rows()).isLessThan(1_000);
    assertThat(collected.steps)
        .allSatisfy(
            count ->
                assertThat(count.length())
                    .isBetween(RecordSteps.MIN_LENGTH, RecordSteps.MAX_LENGTH));
    assertThat(collected.problems)
        .allSatisfy(problem -> assertThat(problem.detail()).hasSizeLessThan(1_000));
    assertThat(collected.skipped.keySet())
        .allSatisfy(kind -> assertThat(kind).hasSizeBetween(1, 100));
  }

  @Test
  default void propagatesExceptionOfRowHandler() {
    IllegalStateException full = new IllegalStateException("the disk is full");
    RowHandler failing =
        new RowHandler() {
          @Override
          public void file(String format) {}

          @Override
          public void intake(SourcePosition position, Intake intake) {
            throw full;
          }

          @Override
          public void reading(SourcePosition position, Reading reading) {
            throw full;
          }

          @Override
          public void steps(SourcePosition position, StepCount steps) {
            throw full;
          }

          @Override
          public void refused(RefusedRow problem) {
            throw full;
          }

          @Override
          public void skipped(String kind) {
            throw full;
          }

          @Override
          public void clockChange(ClockChange decision) {}
        };
    assertThatThrownBy(
            () -> format().read(TestReader.content(sample()), TestReader.SETTINGS, failing))
        .isSameAs(full);
  }

  @Test
  default void propagatesExceptionOfContent() {
    IOException gone = new IOException("the disk is gone");
    Content failing =
        () -> {
          throw gone;
        };
    assertThatThrownBy(
            () -> format().read(failing, TestReader.SETTINGS, new CollectingRowHandler()))
        .isSameAs(gone);
  }

  private static Optional<DeviceFormat> recognize(byte[] file) throws IOException {
    try {
      return FormatRegistry.standard().recognize(TestReader.content(file));
    } catch (UnreadableFileException damagedArchive) {
      return Optional.empty();
    }
  }
}
