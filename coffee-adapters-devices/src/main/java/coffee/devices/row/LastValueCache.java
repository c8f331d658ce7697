package coffee.devices.row;

import java.util.function.Function;

/**
 * Caches the last converted text, which is mostly the same as in the previous row. Not thread-safe.
 *
 * @param <T> the type of the converted value
 */
public final class LastValueCache<T> {

  private final Function<String, T> meaning;
  private String text = "";
  private T value;

  /** Converts texts, once for as long as they stay the same. */
  public LastValueCache(Function<String, T> meaning) {
    this.meaning = meaning;
    this.value = meaning.apply(text);
  }

  /** The converted value of a text. */
  public T get(CharSequence newText) {
    if (!text.contentEquals(newText)) {
      String next = newText.toString();
      value = meaning.apply(next);
      text = next;
    }
    return value;
  }
}
