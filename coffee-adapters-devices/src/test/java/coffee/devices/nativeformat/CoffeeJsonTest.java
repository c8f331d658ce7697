package coffee.devices.nativeformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CoffeeJsonTest implements DeviceFormatContract {

  private static final DeviceFormat JSON = new CoffeeJson();

  @Override
  public DeviceFormat format() {
    return JSON;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        [
          {"id": 7, "timestamp": "2026-03-01T09:00:00.000Z", "caffeine_mg": 63, "client_id": "a-1"},
          {"id": 9, "timestamp": "2026-03-01T09:20:00.123Z", "bpm": 71, "context": "active",
           "source": "watch"}
        ]
        """);
  }

  @Test
  void readsIntakesAndReadings() throws IOException {
    CollectingRowHandler read = TestReader.read(JSON, sample());
    assertThat(read.shownDrinks()).containsExactly("2026-03-01T09:00:00Z 63.0 a-1");
    assertThat(read.shownReadings()).containsExactly("2026-03-01T09:20:00.123Z 71 active watch");
    assertThat(read.places).containsExactly(SourcePosition.offset(4), SourcePosition.offset(97));
  }

  @Test
  void reportsRefusedRecordVerbatim() throws IOException {
    CollectingRowHandler read =
        TestReader.read(JSON, "[{\"bpm\": 60, \"mood\": [1, {}]}, 5, [[]],\n{\"bpm\":  60 }]");
    assertThat(read.codes())
        .containsExactly("unknown_field", "wrong_type", "wrong_type", "required");
    assertThat(read.problems)
        .extracting(problem -> problem.original())
        .containsExactly("{\"bpm\": 60, \"mood\": [1, {}]}", "5", "[[]]", "{\"bpm\":  60 }");
  }

  @Test
  void keepsRecordsBeforeMalformedJson() throws IOException {
    CollectingRowHandler read = new CollectingRowHandler();
    byte[] file =
        TestReader.bytes("[{\"timestamp\": \"2026-03-01T09:00:00Z\", \"bpm\": 61}, {\"bpm\" 62}]");
    assertThatThrownBy(() -> JSON.read(TestReader.content(file), TestReader.SETTINGS, read))
        .hasMessageContaining("Invalid JSON at byte");
    assertThat(read.readings).hasSize(1);
  }

  @Test
  void rejectsContentThatLooksLikeUtf32() {
    assertThatThrownBy(() -> TestReader.read(JSON, new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE}))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("Invalid JSON at byte 0.");
    assertThatThrownBy(() -> TestReader.read(JSON, "\0\0\0[{\"bpm\""))
        .isInstanceOf(UnreadableFileException.class);
  }

  @Test
  void rejectsExcessiveNestingAndText() {
    assertThatThrownBy(() -> TestReader.read(JSON, "[{\"notes\": " + "[".repeat(500_000)))
        .hasMessageContaining("Invalid JSON");
    assertThatThrownBy(() -> TestReader.read(JSON, "[{\"notes\": \"" + "x".repeat(3_000_000)))
        .hasMessageContaining("Invalid JSON");
  }
}
