package coffee.domain.imports;

import java.util.Optional;

/**
 * Why an import failed.
 *
 * @param code stable name for programs, {@code snake_case}
 * @param detail one sentence for a person
 * @param place position of the failure, if there is one
 */
public record ImportFailure(String code, String detail, Optional<Place> place) {

  /** Replaces unstorable characters, since the text may quote the file. */
  public ImportFailure {
    detail = RefusedRow.storable(detail);
  }

  /** A failure without a position in the file. */
  public static ImportFailure of(String code, String detail) {
    return new ImportFailure(code, detail, Optional.empty());
  }
}
