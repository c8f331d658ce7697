package coffee.domain.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The drinks that can be logged by name. Immutable. */
public final class DrinkCatalogue {

  private static final String RESOURCE = "drinks.csv";

  private static final String HEADER =
      "slug,name,category,serving,serving_ml,caffeine_mg,low_mg,high_mg,source";

  /** Doses of servings are rounded to a hundredth of a milligram. */
  private static final double HALF_A_HUNDREDTH = 0.005 + 1e-9;

  private final Map<String, Drink> drinks = new LinkedHashMap<>();

  /**
   * Creates a catalogue in the given order.
   *
   * @throws IllegalArgumentException if two have the same slug
   */
  public DrinkCatalogue(List<Drink> drinks) {
    for (Drink drink : drinks) {
      if (this.drinks.put(drink.slug(), drink) != null) {
        throw new IllegalArgumentException("duplicate slug: " + drink.slug());
      }
    }
  }

  /** The bundled catalogue; read and validated on each call. */
  public static DrinkCatalogue standard() {
    try (InputStream stream = DrinkCatalogue.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      return read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The drink with a slug. */
  public Optional<Drink> find(String slug) {
    return Optional.ofNullable(drinks.get(slug));
  }

  /**
   * How many servings of a drink a dose is.
   *
   * @param name a drink's name, in any case
   * @return empty if no drink of this name has a number of servings with exactly this dose
   */
  public Optional<DrinkServings> servings(String name, Caffeine dose) {
    return drinks.values().stream()
        .filter(drink -> drink.name().equalsIgnoreCase(name))
        .flatMap(drink -> servings(drink, dose.milligrams()).stream())
        .findFirst();
  }

  private static Optional<DrinkServings> servings(Drink drink, double milligrams) {
    double one = drink.content().usual().milligrams();
    double servings = Math.round(100 * milligrams / one) / 100.0;
    boolean isExact = Math.abs(servings * one - milligrams) < HALF_A_HUNDREDTH;
    return isExact && servings > 0 && servings <= DrinkServings.MAX
        ? Optional.of(new DrinkServings(drink, servings))
        : Optional.empty();
  }

  /** Every drink, in the catalogue's order. */
  public List<Drink> all() {
    return List.copyOf(drinks.values());
  }

  /** Reads comma-separated values; commas within values are not supported. */
  static DrinkCatalogue read(BufferedReader lines) throws IOException {
    if (!HEADER.equals(lines.readLine())) {
      throw new IllegalArgumentException("the first line must be " + HEADER);
    }
    return new DrinkCatalogue(lines.lines().map(DrinkCatalogue::drink).toList());
  }

  private static Drink drink(String line) {
    String[] values = line.split(",", -1);
    if (values.length != 9) {
      throw new IllegalArgumentException("not nine values: " + line);
    }
    try {
      return new Drink(
          values[0],
          values[1],
          category(values[2]),
          new Drink.Serving(values[3], millilitres(values[4])),
          new Drink.Content(milligrams(values[5]), milligrams(values[6]), milligrams(values[7])),
          values[8]);
    } catch (RuntimeException malformed) {
      throw new IllegalArgumentException("invalid line: " + line, malformed);
    }
  }

  private static Drink.Category category(String word) {
    for (Drink.Category category : Drink.Category.values()) {
      if (category.word().equals(word)) {
        return category;
      }
    }
    throw new IllegalArgumentException("unknown category: " + word);
  }

  private static OptionalDouble millilitres(String value) {
    return value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
  }

  private static Caffeine milligrams(String value) {
    return new Caffeine(Double.parseDouble(value));
  }
}
