package coffee.persistence.imports;

import static java.util.stream.Collectors.toUnmodifiableMap;

import coffee.domain.imports.ImportState;
import java.util.Arrays;
import java.util.Map;

/** The codes of states in {@code import_job.state}. */
final class ImportStateCode {

  private static final Map<Integer, ImportState> BY_CODE =
      Arrays.stream(ImportState.values())
          .collect(toUnmodifiableMap(ImportStateCode::of, state -> state));

  private ImportStateCode() {}

  static int of(ImportState state) {
    return switch (state) {
      case QUEUED -> 1;
      case RUNNING -> 2;
      case DONE -> 3;
      case FAILED -> 4;
      case CANCELLED -> 5;
      case UNDONE -> 6;
    };
  }

  static ImportState state(int code) {
    ImportState state = BY_CODE.get(code);
    if (state == null) {
      throw new IllegalStateException("unknown import_job.state " + code);
    }
    return state;
  }
}
