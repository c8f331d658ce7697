package coffee.domain.intake;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A drink (or bar, or tablet) of the catalogue, with what one serving of it holds.
 *
 * @param slug stable name for programs, kebab-case
 * @param name name for people
 * @param category where it stands in a menu
 * @param serving what one serving is
 * @param content caffeine of one serving
 * @param source where the figures come from
 */
public record Drink(
    String slug, String name, Category category, Serving serving, Content content, String source) {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Checks what an editor of the catalogue must get right. */
  public Drink {
    if (!SLUG.matcher(slug).matches()) {
      throw new IllegalArgumentException("not a slug: " + slug);
    }
    if (name.isBlank() || name.length() > Intake.MAX_TYPE_LENGTH) {
      throw new IllegalArgumentException(slug + " has no usable name: " + name);
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException(slug + " has no source");
    }
  }

  /** Groups of a menu. */
  public enum Category {
    COFFEE,
    ESPRESSO,
    DECAF,
    INSTANT,
    COLD_COFFEE,
    TEA,
    MATE,
    SOFT_DRINK,
    ENERGY_DRINK,
    CHOCOLATE,
    TABLET;

    /** The word for it in answers. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What one serving is.
   *
   * @param description for people, such as "1 shot"
   * @param millilitres volume, over 0; empty for what is not drunk
   */
  public record Serving(String description, OptionalDouble millilitres) {

    /** Checks what an editor of the catalogue must get right. */
    public Serving {
      if (description.isBlank()) {
        throw new IllegalArgumentException("a serving that is not described");
      }
      if (millilitres.isPresent() && !(millilitres.getAsDouble() > 0)) {
        throw new IllegalArgumentException(description + " of " + millilitres + " ml");
      }
    }
  }

  /**
   * Caffeine of one serving, and how much it varies.
   *
   * @param usual what to log
   * @param low least that is found in practice
   * @param high greatest that is found in practice
   */
  public record Content(Caffeine usual, Caffeine low, Caffeine high) {

    /** Checks that the range holds the usual content. */
    public Content {
      if (low.compareTo(usual) > 0 || usual.compareTo(high) > 0) {
        throw new IllegalArgumentException("%s is not within %s to %s".formatted(usual, low, high));
      }
    }
  }
}
