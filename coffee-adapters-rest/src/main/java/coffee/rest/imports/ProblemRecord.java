package coffee.rest.imports;

import coffee.domain.imports.RefusedRow;
import java.util.Locale;
import java.util.Optional;

/** A refused row as JSON. */
record ProblemRecord(
    Optional<String> file,
    String unit,
    long position,
    String code,
    String detail,
    String original) {

  static ProblemRecord of(RefusedRow row) {
    return new ProblemRecord(
        row.place().file(),
        row.place().unit().name().toLowerCase(Locale.ROOT),
        row.place().number(),
        row.code(),
        row.detail(),
        row.original());
  }
}
