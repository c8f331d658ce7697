package coffee.domain.intake;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A catalogue entry: a drink, bar or tablet, with the caffeine of one serving.
 *
 * @param slug stable name for programs, kebab-case
 * @param name name for people
 * @param category its group in a menu
 * @param serving the size of one serving
 * @param content caffeine of one serving
 * @param source the source of the figures
 */
public record Drink(
    String slug, String name, Category category, Serving serving, Content content, String source) {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Validates the catalogue entry. */
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

    /** The word used in responses. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The size of one serving.
   *
   * @param description for people, such as "1 shot"
   * @param millilitres volume, greater than 0; empty for solids
   */
  public record Serving(String description, OptionalDouble millilitres) {

    /** Validates the catalogue entry. */
    public Serving {
      if (description.isBlank()) {
        throw new IllegalArgumentException("serving without description");
      }
      if (millilitres.isPresent() && !(millilitres.getAsDouble() > 0)) {
        throw new IllegalArgumentException(description + " of " + millilitres + " ml");
      }
    }
  }

  /**
   * Caffeine of one serving and its range.
   *
   * @param usual the typical content, used for logging
   * @param low lower end of the range in practice
   * @param high upper end of the range in practice
   */
  public record Content(Caffeine usual, Caffeine low, Caffeine high) {

    /** Checks that the range contains the usual content. */
    public Content {
      if (low.compareTo(usual) > 0 || usual.compareTo(high) > 0) {
        throw new IllegalArgumentException("%s is not within %s to %s".formatted(usual, low, high));
      }
    }
  }
}
