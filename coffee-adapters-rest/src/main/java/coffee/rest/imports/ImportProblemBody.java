package coffee.rest.imports;

import coffee.domain.imports.rows.RefusedRow;
import java.util.Locale;
import java.util.Optional;

/** A refused row as JSON. */
record ImportProblemBody(
    Optional<String> file,
    String unit,
    long position,
    String code,
    String detail,
    String original) {

  static ImportProblemBody of(RefusedRow row) {
    return new ImportProblemBody(
        row.position().file(),
        row.position().unit().name().toLowerCase(Locale.ROOT),
        row.position().number(),
        row.code(),
        row.detail(),
        row.original());
  }
}
