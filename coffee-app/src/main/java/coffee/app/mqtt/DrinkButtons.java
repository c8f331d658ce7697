package coffee.app.mqtt;

import coffee.domain.intake.Drink;
import coffee.domain.intake.DrinkCatalogue;
import coffee.domain.intake.FrequentDrink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The buttons of the device: one for each of the drinks that were logged most often. A button stays
 * while its drink is among twice as many, so that buttons do not come and go with every coffee.
 * Thread-safe.
 */
final class DrinkButtons {

  /** The days that count. */
  static final int DAYS = 30;

  /** How many drinks are needed to decide. */
  static final int CANDIDATES = 12;

  private static final int SHOWN = 6;

  private final List<DrinkButton> first;
  private volatile List<DrinkButton> shown = List.of();

  /** Has common drinks of a catalogue until something was logged. */
  DrinkButtons(DrinkCatalogue catalogue) {
    first =
        Stream.of("espresso", "coffee-filter", "tea-black")
            .map(catalogue::find)
            .flatMap(Optional<Drink>::stream)
            .map(DrinkButton::of)
            .toList();
  }

  /**
   * Decides which buttons there are from now on.
   *
   * @param frequent at most {@value #CANDIDATES} drinks, most frequent first
   */
  List<DrinkButton> update(List<FrequentDrink> frequent) {
    List<DrinkButton> candidates = frequent.stream().map(DrinkButton::of).toList();
    Set<DrinkButton> chosen = new LinkedHashSet<>(candidates.stream().limit(SHOWN).toList());
    shown.stream().filter(candidates::contains).forEach(chosen::add);
    shown = chosen.isEmpty() ? first : List.copyOf(chosen);
    return shown;
  }

  /** The button of an id. */
  Optional<DrinkButton> find(String id) {
    return shown.stream().filter(button -> button.id().equals(id)).findFirst();
  }
}
