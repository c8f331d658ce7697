package coffee.domain.imports;

import java.util.Optional;

/**
 * Why a file was not read to its end.
 *
 * @param code stable name for programs, {@code snake_case}
 * @param detail one sentence for a person
 * @param place where reading ended, if that is where the reason lies
 */
public record ImportFailure(String code, String detail, Optional<Place> place) {

  /** Cleans the text: it may quote the file. */
  public ImportFailure {
    detail = RefusedRow.storable(detail);
  }

  /** A reason that lies at no place in the file. */
  public static ImportFailure of(String code, String detail) {
    return new ImportFailure(code, detail, Optional.empty());
  }
}
