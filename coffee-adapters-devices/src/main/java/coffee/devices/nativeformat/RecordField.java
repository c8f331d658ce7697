package coffee.devices.nativeformat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of exported records. */
enum RecordField {
  TIMESTAMP,
  CAFFEINE_MG,
  COFFEE_TYPE,
  NOTES,
  DURATION_MINUTES,
  SOURCE,
  CLIENT_ID,
  BPM,
  CONTEXT,
  STEPS,
  DURATION_SECONDS,
  /** Assigned by the exporting store; ignored, like the two that follow. */
  ID,
  CREATED_AT,
  UPDATED_AT;

  private static final Map<String, RecordField> BY_WORD =
      Arrays.stream(values())
          .collect(Collectors.toMap(RecordField::columnName, Function.identity()));

  private final String columnName = name().toLowerCase(Locale.ROOT);

  /** Its name in files. */
  String columnName() {
    return columnName;
  }

  static Optional<RecordField> fromName(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  boolean isNumber() {
    return switch (this) {
      case BPM, CAFFEINE_MG, DURATION_MINUTES, STEPS, DURATION_SECONDS -> true;
      default -> false;
    };
  }
}
