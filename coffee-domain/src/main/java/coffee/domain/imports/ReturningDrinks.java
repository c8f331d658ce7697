package coffee.domain.imports;

import coffee.domain.Added;
import coffee.domain.Added.Outcome;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps drinks from coming back as new ones that were logged without a {@code clientId}: one that
 * an import had to name, and that says exactly the same as one that is logged, came out of the log.
 *
 * @param logged what is logged at the time of the drinks, by what it says
 */
record ReturningDrinks(Map<Intake, List<LoggedIntake>> logged) {

  /** How drinks are kept. */
  @FunctionalInterface
  interface Keeping {

    /** Keeps many, and tells what became of each, in the order given. */
    List<Added<LoggedIntake>> addAll(List<Intake> drinks);
  }

  /**
   * Keeps those that do not come back.
   *
   * @param drinks under their own names, or those that an import gave them
   * @return what became of each, in the order given
   */
  static List<Added<LoggedIntake>> keep(
      List<Intake> drinks, PersonId person, IntakeLog log, Keeping keeping) {
    ReturningDrinks returning = around(drinks, person, log);
    List<Optional<LoggedIntake>> earlier = drinks.stream().map(returning::earlier).toList();
    List<Intake> others = new ArrayList<>();
    for (int i = 0; i < drinks.size(); i++) {
      if (earlier.get(i).isEmpty()) {
        others.add(drinks.get(i));
      }
    }
    Iterator<Added<LoggedIntake>> kept =
        others.isEmpty()
            ? List.<Added<LoggedIntake>>of().iterator()
            : keeping.addAll(others).iterator();
    return earlier.stream()
        .map(
            known -> known.map(entry -> new Added<>(Outcome.EXISTING, entry)).orElseGet(kept::next))
        .toList();
  }

  /** Of what is logged, only the drinks that some of the given ones may be are kept in memory. */
  private static ReturningDrinks around(List<Intake> drinks, PersonId person, IntakeLog log) {
    Map<Intake, Integer> greatestRepetition = new HashMap<>();
    for (Intake drink : drinks) {
      ImportNames.repetition(drink)
          .ifPresent(
              repetition ->
                  greatestRepetition.merge(ImportNames.withoutOurs(drink), repetition, Math::max));
    }
    Map<Intake, List<LoggedIntake>> logged = new HashMap<>();
    if (!greatestRepetition.isEmpty()) {
      log.forEachAt(
          person,
          greatestRepetition.keySet().stream().map(Intake::consumedAt).distinct().toList(),
          entry -> {
            Intake drink = ImportNames.withoutOurs(entry.intake());
            Integer greatest = greatestRepetition.get(drink);
            if (greatest != null) {
              List<LoggedIntake> equal = logged.computeIfAbsent(drink, same -> new ArrayList<>());
              if (equal.size() <= greatest) {
                equal.add(entry);
              }
            }
          });
    }
    return new ReturningDrinks(logged);
  }

  /** The one that a drink was: of several equal ones, the one that has as many before it. */
  private Optional<LoggedIntake> earlier(Intake drink) {
    List<LoggedIntake> equal = logged.getOrDefault(ImportNames.withoutOurs(drink), List.of());
    return ImportNames.repetition(drink).stream()
        .filter(repetition -> repetition < equal.size())
        .mapToObj(equal::get)
        .findFirst();
  }
}
