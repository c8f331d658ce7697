package coffee.persistence.imports;

import coffee.domain.imports.rows.SourcePosition.Unit;

/** The codes of position units in {@code unit} columns. */
final class PositionUnitCode {

  private PositionUnitCode() {}

  static int of(Unit unit) {
    return switch (unit) {
      case LINE -> 1;
      case ROW -> 2;
      case BYTE -> 3;
    };
  }

  static Unit unit(int code) {
    return switch (code) {
      case 1 -> Unit.LINE;
      case 2 -> Unit.ROW;
      case 3 -> Unit.BYTE;
      default -> throw new IllegalStateException("unknown unit code " + code);
    };
  }
}
