package coffee.rest.intake;

import coffee.domain.DomainException;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Drink;
import coffee.domain.intake.DrinkCatalogue;
import coffee.domain.intake.DrinkServings;
import coffee.domain.intake.IntakeRules;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.Rounding;
import java.util.Optional;

/**
 * Reads a caffeine dose: {@code caffeine_mg}, or a {@code drink} of the catalogue and its {@code
 * servings}.
 */
public final class DoseFields {

  private static final FieldReader<Double> SERVINGS =
      FieldReader.number(
          servings -> {
            if (!(servings > 0 && servings <= DrinkServings.MAX)) {
              throw DomainException.outOfRange("must be over 0, at most 20, was " + servings);
            }
            return servings;
          });

  private final IntakeRules rules;
  private final DrinkCatalogue drinks;

  /** Uses the configured rules. */
  public DoseFields(IntakeRules rules, DrinkCatalogue drinks) {
    this.rules = rules;
    this.drinks = drinks;
  }

  /**
   * A dose, and the drink it comes from.
   *
   * @param caffeine the dose; present once {@link Fields#finish} has returned
   * @param drink the drink of the catalogue, if one was named
   */
  public record DoseInput(Optional<Caffeine> caffeine, Optional<Drink> drink) {}

  /** Reads a required dose. */
  public DoseInput read(Fields fields) {
    Optional<Drink> drink = fields.optional("drink", FieldReader.text(this::drink));
    if (!fields.isGiven("drink")) {
      fields.refuseIfGiven("servings", "requires drink");
      return new DoseInput(
          fields.required("caffeine_mg", Optional.empty(), FieldReader.number(rules::toCaffeine)),
          drink);
    }
    fields.refuseIfGiven("caffeine_mg", "cannot be combined with drink");
    return new DoseInput(drink.flatMap(found -> servings(fields, found)), drink);
  }

  /** A dose that stays unless another one is sent, also where the rules have changed since. */
  Optional<Caffeine> merge(Fields fields, Caffeine current) {
    return fields.required(
        "caffeine_mg",
        Optional.of(current),
        FieldReader.number(mg -> mg == current.milligrams() ? current : rules.toCaffeine(mg)));
  }

  /** The dose of a drink for the given {@code servings}; one by default. */
  public Optional<Caffeine> servings(Fields fields, Drink drink) {
    FieldReader<Caffeine> dose = sent -> rules.toCaffeine(milligrams(SERVINGS.read(sent), drink));
    return fields.isGiven("servings")
        ? fields.optional("servings", dose)
        : oneServing(fields, drink);
  }

  private Optional<Caffeine> oneServing(Fields fields, Drink drink) {
    Caffeine usual = drink.content().usual();
    try {
      rules.requireValid(usual);
      return Optional.of(usual);
    } catch (DomainException refusal) {
      fields.refuse("servings", refusal.code(), String.valueOf(refusal.getMessage()));
      return Optional.empty();
    }
  }

  /** To a hundredth of a milligram: 1.1 servings of 63 mg are 69.3 mg, not 69.30000000000001. */
  private static double milligrams(double servings, Drink drink) {
    return Rounding.toTwoDecimals(servings * drink.content().usual().milligrams());
  }

  private Drink drink(String slug) {
    return drinks
        .find(slug)
        .orElseThrow(
            () -> DomainException.invalid("unknown_drink", "is not in the catalogue, /v1/drinks"));
  }
}
