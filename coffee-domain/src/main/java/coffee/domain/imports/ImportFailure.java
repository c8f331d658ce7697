package coffee.domain.imports;

import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.SourcePosition;
import java.util.Optional;

/**
 * Why an import failed.
 *
 * @param code stable name for programs, {@code snake_case}
 * @param detail one sentence for a person
 * @param position position of the failure, if there is one
 */
public record ImportFailure(String code, String detail, Optional<SourcePosition> position) {

  /** Replaces unstorable characters, since the text may quote the file. */
  public ImportFailure {
    detail = RefusedRow.replaceUnstorable(detail);
  }

  /** A failure without a position in the file. */
  public static ImportFailure of(String code, String detail) {
    return new ImportFailure(code, detail, Optional.empty());
  }
}
