package coffee.devices.row;

import java.util.function.Function;

/**
 * The value of a text that mostly is the same as in the row before. Not safe for use by many
 * threads.
 *
 * @param <T> what a text stands for
 */
public final class Remembered<T> {

  private final Function<String, T> meaning;
  private String text = "";
  private T value;

  /** Finds out what texts mean, once for as long as they stay the same. */
  public Remembered(Function<String, T> meaning) {
    this.meaning = meaning;
    this.value = meaning.apply(text);
  }

  /** What a text means. */
  public T of(CharSequence newText) {
    if (!text.contentEquals(newText)) {
      String next = newText.toString();
      value = meaning.apply(next);
      text = next;
    }
    return value;
  }
}
