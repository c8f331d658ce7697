package coffee.persistence.imports;

import coffee.domain.imports.ImportState;
import coffee.domain.imports.rows.SourcePosition.Unit;
import coffee.persistence.EnumCodes;

/** The codes in the tables of imports. */
final class ImportCodes {

  static final EnumCodes<ImportState> STATES =
      new EnumCodes<>(
          "import_job.state",
          ImportState.class,
          state ->
              switch (state) {
                case QUEUED -> 1;
                case RUNNING -> 2;
                case DONE -> 3;
                case FAILED -> 4;
                case CANCELLED -> 5;
                case UNDONE -> 6;
              });

  /** Of positions in a file. */
  static final EnumCodes<Unit> UNITS =
      new EnumCodes<>(
          "unit",
          Unit.class,
          unit ->
              switch (unit) {
                case LINE -> 1;
                case ROW -> 2;
                case BYTE -> 3;
              });

  private ImportCodes() {}
}
