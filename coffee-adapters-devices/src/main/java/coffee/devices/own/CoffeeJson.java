package coffee.devices.own;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.devices.json.Json;
import coffee.devices.json.JsonItems;
import coffee.devices.json.JsonShape;
import coffee.devices.row.Handover;
import coffee.domain.DomainException;
import coffee.domain.imports.Entries;
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
  public boolean recognises(byte[] head) {
    JsonShape shape = JsonShape.of(head);
    return OwnShape.isRecord(shape, "/*") || OwnShape.isRecord(shape, "");
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    try (JsonItems items = new JsonItems(content)) {
      Row row = new Row();
      RowReader reader = new RowReader(row);
      Records records = new Records(new Handover(terms, entries), row, items::text);
      while (items.next()) {
        Optional<DomainException> refusal = read(items, reader);
        if (refusal.isPresent()) {
          records.refuse(items.place(), refusal.get());
        } else {
          records.accept(items.place());
        }
      }
    }
  }

  private static Optional<DomainException> read(JsonItems items, RowReader reader)
      throws IOException {
    try {
      return reader.read(items.parser());
    } catch (JsonProcessingException | CharConversionException broken) {
      throw Json.unreadable(broken);
    }
  }
}
