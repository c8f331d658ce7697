package coffee.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiveImportTest {

  private static final PersonId ADA = new PersonId(1);

  private final InMemorySpool spool = new InMemorySpool();
  private final LinesReader lines = new LinesReader(spool);

  @Test
  void keepsAFileThatIsRecognised() {
    ReceiveImport.Received received =
        new ReceiveImport(spool, lines).receive(ADA, body("hr"), Optional.empty());

    assertThat(received.format()).isEqualTo(LinesReader.FORMAT);
    assertThat(spool.holds(received.file())).isTrue();
  }

  @Test
  void keepsNothingOfAFileThatIsNot() {
    assertThatThrownBy(
            () -> new ReceiveImport(spool, lines).receive(ADA, body("?"), Optional.empty()))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("none of the formats");
    assertThat(spool.size()).isZero();
  }

  @Test
  void keepsNothingOfAFileThatCannotBeLookedAt() {
    ReceiveImport receiveImport = new ReceiveImport(spool, new Blind());
    assertThatThrownBy(() -> receiveImport.receive(ADA, body("hr"), Optional.empty()))
        .hasMessage("cannot be looked at");
    assertThat(spool.size()).isZero();
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Cannot look at any file. */
  private static final class Blind implements ImportReader {
    @Override
    public List<String> formats() {
      return List.of();
    }

    @Override
    public Optional<String> recognise(SpooledFile file) {
      throw new IllegalStateException("cannot be looked at");
    }

    @Override
    public Optional<ImportFailure> read(
        SpooledFile file, String format, ZoneId zone, ImportRun run) {
      throw new IllegalStateException("cannot be looked at");
    }
  }
}
