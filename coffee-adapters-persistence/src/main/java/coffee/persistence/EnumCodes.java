package coffee.persistence;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The numbers under which the constants of an enum are stored in a column. They never change, while
 * constants may be renamed and reordered.
 */
public final class EnumCodes<E extends Enum<E>> {

  private final String column;
  private final Class<E> type;
  private final ToIntFunction<E> code;
  private final Map<Integer, E> byCode;

  /**
   * Creates the codes of a column.
   *
   * @param code a different number for each constant; a {@code switch} without default, so that a
   *     new constant does not compile
   */
  public EnumCodes(String column, Class<E> type, ToIntFunction<E> code) {
    this.column = column;
    this.type = type;
    this.code = code;
    this.byCode =
        Arrays.stream(type.getEnumConstants())
            .collect(toUnmodifiableMap(code::applyAsInt, constant -> constant));
  }

  /** The number of a constant. */
  public int of(E constant) {
    return code.applyAsInt(constant);
  }

  /**
   * The constant of a number.
   *
   * @throws IllegalStateException if a newer version stored it
   */
  public E constant(int number) {
    E constant = byCode.get(number);
    if (constant == null) {
      throw new IllegalStateException("unknown %s %d".formatted(column, number));
    }
    return constant;
  }

  /** The constants of an array of numbers. */
  public Set<E> constants(Short[] numbers) {
    Set<E> constants = EnumSet.noneOf(type);
    for (Short number : numbers) {
      constants.add(constant(number));
    }
    return constants;
  }
}
