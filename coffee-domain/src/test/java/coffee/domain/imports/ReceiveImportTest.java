package coffee.domain.imports;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.imports.rows.ImportRun;
import coffee.domain.person.PersonId;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReceiveImportTest {

  private static final PersonId ADA = new PersonId(1);
  private static final PersonId BOB = new PersonId(2);

  private final InMemoryImportSpool spool = new InMemoryImportSpool();
  private final LineImportReader lines = new LineImportReader(spool);

  @Test
  void keepsRecognizedFile() {
    ReceiveImport.Received received =
        receiving(lines).receive(ADA, body("hr"), Optional.empty(), Optional.empty());

    assertThat(received.format()).isEqualTo(LineImportReader.FORMAT);
    assertThat(spool.holds(received.file())).isTrue();
  }

  @Test
  void discardsUnrecognizedFile() {
    assertThatThrownBy(
            () -> receiving(lines).receive(ADA, body("?"), Optional.empty(), Optional.empty()))
        .isInstanceOf(DomainException.class)
        .hasMessage(
            "Unsupported file format. A CSV file with the columns timestamp and caffeine_mg, or"
                + " timestamp and bpm, can always be imported.");
    assertThat(spool.size()).isZero();
  }

  @Test
  void refusesAmbiguousColumnsWithoutFormat() {
    ImportReader ambiguous =
        new Blind() {
          @Override
          public Optional<String> recognize(SpooledFile file, Optional<FileName> name) {
            return Optional.empty();
          }

          @Override
          public List<String> possibleFormats(SpooledFile file) {
            return List.of("withings");
          }
        };
    assertThatThrownBy(
            () -> receiving(ambiguous).receive(ADA, body("?"), Optional.empty(), Optional.empty()))
        .hasMessageEndingWith("send it again with ?format=withings");
    assertThat(spool.size()).isZero();
  }

  @Test
  void discardsFileThatCannotBeInspected() {
    ReceiveImport receiveImport = receiving(new Blind());
    assertThatThrownBy(
            () -> receiveImport.receive(ADA, body("hr"), Optional.empty(), Optional.empty()))
        .hasMessage("cannot be looked at");
    assertThat(spool.size()).isZero();
  }

  @Test
  void limitsConcurrentUploadsPerPerson() {
    ReceiveImport receiveImport = receiving(lines);
    AtomicInteger others = new AtomicInteger();

    receiveImport.receive(
        ADA,
        during(
            () ->
                receiveImport.receive(
                    ADA,
                    during(
                        () -> {
                          assertRefused(
                              Reason.CONFLICT,
                              "too_many_uploads",
                              () ->
                                  receiveImport.receive(
                                      ADA, unread(), Optional.empty(), Optional.empty()));
                          receiveImport.receive(
                              BOB, body("hr"), Optional.empty(), Optional.empty());
                          others.incrementAndGet();
                        }),
                    Optional.empty(),
                    Optional.empty())),
        Optional.empty(),
        Optional.empty());

    assertThat(others).hasPositiveValue();
    assertThat(receiveImport.receive(ADA, body("hr"), Optional.empty(), Optional.empty()).format())
        .isEqualTo(LineImportReader.FORMAT);
  }

  @Test
  void checksCapacityBeforeReadingBody() {
    ReceiveImport receiveImport =
        new ReceiveImport(
            spool,
            lines,
            2,
            person -> {
              throw ImportJobs.tooManyImports();
            });

    for (int i = 0; i < 3; i++) {
      assertRefused(
          Reason.CONFLICT,
          "too_many_imports",
          () -> receiveImport.receive(ADA, unread(), Optional.empty(), Optional.empty()));
    }
  }

  private ReceiveImport receiving(ImportReader reader) {
    return new ReceiveImport(spool, reader, 2, unused -> {});
  }

  /** A file, with something that happens while it is received. */
  private static InputStream during(Runnable event) {
    return new FilterInputStream(body("hr")) {
      private boolean isOver;

      @Override
      public byte[] readAllBytes() throws IOException {
        if (!isOver) {
          isOver = true;
          event.run();
        }
        return super.readAllBytes();
      }
    };
  }

  private static InputStream unread() {
    return during(
        () -> {
          throw new AssertionError("it is read");
        });
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Cannot look at any file. */
  private static class Blind implements ImportReader {
    @Override
    public List<String> formats() {
      return List.of();
    }

    @Override
    public Optional<String> recognize(SpooledFile file, Optional<FileName> name) {
      throw new IllegalStateException("cannot be looked at");
    }

    @Override
    public Optional<ImportFailure> read(
        SpooledFile file, String format, FileSettings settings, ImportRun run) {
      throw new IllegalStateException("cannot be looked at");
    }
  }
}
