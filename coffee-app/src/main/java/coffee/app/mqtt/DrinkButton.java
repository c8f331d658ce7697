package coffee.app.mqtt;

import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Drink;
import coffee.domain.intake.FrequentDrink;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/**
 * A button that logs a drink.
 *
 * @param coffeeType the type of drink, as logged
 * @param caffeine the dose
 */
record DrinkButton(Optional<String> coffeeType, Caffeine caffeine) {

  static DrinkButton of(FrequentDrink drink) {
    return new DrinkButton(drink.coffeeType(), drink.caffeine());
  }

  static DrinkButton of(Drink drink) {
    return new DrinkButton(Optional.of(drink.name()), drink.content().usual());
  }

  /** Its id within the device, the same for the same drink. */
  String id() {
    return "log_" + DeviceTopics.shortHash(label());
  }

  /** Its name, such as "Log Espresso, 63 mg". */
  String label() {
    DecimalFormat number = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return "Log %s, %s mg"
        .formatted(coffeeType.orElse("a coffee"), number.format(caffeine.milligrams()));
  }
}
