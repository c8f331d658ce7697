package coffee.domain.imports;

import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * Why an import failed.
 *
 * @param code stable name for programs, {@code snake_case}
 * @param detail one sentence for a person
 * @param position position of the failure, if there is one
 * @param subjects the first people of a file of several, if the failure is that none was chosen
 */
public record ImportFailure(
    String code, String detail, Optional<SourcePosition> position, List<String> subjects) {

  /** Replaces unstorable characters, since the texts may quote the file. */
  public ImportFailure {
    detail = RefusedRow.replaceUnstorable(detail);
    subjects = subjects.stream().map(RefusedRow::replaceUnstorable).toList();
  }

  /** A failure that has nothing to do with several people. */
  public ImportFailure(String code, String detail, Optional<SourcePosition> position) {
    this(code, detail, position, List.of());
  }

  /** A failure without a position in the file. */
  public static ImportFailure of(String code, String detail) {
    return new ImportFailure(code, detail, Optional.empty());
  }
}
