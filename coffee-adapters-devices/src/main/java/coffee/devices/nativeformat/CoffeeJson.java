package coffee.devices.nativeformat;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.json.JsonItemReader;
import coffee.devices.json.JsonParsing;
import coffee.devices.json.JsonShape;
import coffee.devices.row.RowCollector;
import coffee.domain.DomainException;
import coffee.domain.imports.rows.RowHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Optional;

/** Lists and exports of this service as JSON: an array of records, or concatenated records. */
public final class CoffeeJson implements DeviceFormat {

  @Override
  public String name() {
    return "coffee_json";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return NativeJsonShape.isRecord(shape, "/*") || NativeJsonShape.isRecord(shape, "");
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    try (JsonItemReader items = new JsonItemReader(content)) {
      RecordFields row = new RecordFields();
      JsonRecordReader reader = new JsonRecordReader(row);
      RecordConverter records =
          new RecordConverter(new RowCollector(settings, entries), row, items::originalText);
      while (items.next()) {
        Optional<DomainException> refusal = read(items, reader);
        if (refusal.isPresent()) {
          records.refuse(items.position(), refusal.get());
        } else {
          records.accept(items.position());
        }
      }
    }
  }

  private static Optional<DomainException> read(JsonItemReader items, JsonRecordReader reader)
      throws IOException {
    try {
      return reader.read(items.parser());
    } catch (JsonProcessingException | CharConversionException malformed) {
      throw JsonParsing.malformedJson(malformed);
    }
  }
}
