package coffee.domain.intake;

/**
 * An amount of a drink of the catalogue.
 *
 * @param drink the drink
 * @param servings over 0, at most {@value #MAX}; in hundredths
 */
public record DrinkServings(Drink drink, double servings) {

  /** Greatest number of servings that can be logged as one drink. */
  public static final double MAX = 20;
}
