package coffee.devices.nativeformat;

import coffee.domain.DomainException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Reads a record from a JSON object. Not for many threads. */
final class JsonRecordReader {

  private final RecordFields row;

  /** Fills a row. */
  JsonRecordReader(RecordFields row) {
    this.row = row;
  }

  /**
   * Reads the current value of the parser to its end.
   *
   * @return the error if the record is invalid
   */
  Optional<DomainException> read(JsonParser parser) throws IOException {
    row.clear();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return Optional.of(DomainException.invalid("wrong_type", "a record must be an object"));
    }
    Optional<DomainException> refusal = Optional.empty();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (refusal.isEmpty()) {
        refusal = field(name, token, parser);
      }
      parser.skipChildren();
    }
    return refusal;
  }

  private Optional<DomainException> field(String name, JsonToken token, JsonParser parser)
      throws IOException {
    RecordField field = RecordField.fromName(name).orElse(null);
    if (field == null) {
      return refusal("unknown_field", "unknown field '%s'".formatted(name));
    }
    if (!row.markPresent(field)) {
      return refusal("duplicate_field", "duplicate field %s".formatted(name));
    }
    switch (field) {
      case ID, CREATED_AT, UPDATED_AT -> {
        return Optional.empty();
      }
      default -> {
        return value(field, token, parser);
      }
    }
  }

  private Optional<DomainException> value(RecordField field, JsonToken token, JsonParser parser)
      throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    if (token == JsonToken.VALUE_STRING || (field.isNumber() && token.isNumeric())) {
      row.copy(field, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
      return Optional.empty();
    }
    return refusal(
        "wrong_type",
        "%s must be a %s".formatted(field.columnName(), field.isNumber() ? "number" : "string"));
  }

  private static Optional<DomainException> refusal(String code, String message) {
    return Optional.of(DomainException.invalid(code, message));
  }
}
