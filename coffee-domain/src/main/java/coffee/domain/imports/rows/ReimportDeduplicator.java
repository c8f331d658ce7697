package coffee.domain.imports.rows;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
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
 * Prevents intakes that were logged without a {@code clientId} from being stored again: an imported
 * intake with a derived id that equals a logged one was exported from the log.
 *
 * @param logged the logged intakes of that time, by content
 */
record ReimportDeduplicator(Map<Intake, List<LoggedIntake>> logged) {

  /** Adds intakes to the log. */
  @FunctionalInterface
  interface Keeping {

    /** Adds several intakes and returns the result of each, in the given order. */
    List<AddResult<LoggedIntake>> addAll(List<Intake> drinks);
  }

  /**
   * Adds those that are not logged yet.
   *
   * @param drinks with their own or derived ids
   * @return the result of each, in the given order
   */
  static List<AddResult<LoggedIntake>> addNew(
      List<Intake> drinks, PersonId person, IntakeLog log, Keeping keeping) {
    ReimportDeduplicator returning = around(drinks, person, log);
    List<Optional<LoggedIntake>> earlier = drinks.stream().map(returning::earlier).toList();
    List<Intake> others = new ArrayList<>();
    for (int i = 0; i < drinks.size(); i++) {
      if (earlier.get(i).isEmpty()) {
        others.add(drinks.get(i));
      }
    }
    Iterator<AddResult<LoggedIntake>> kept =
        others.isEmpty()
            ? List.<AddResult<LoggedIntake>>of().iterator()
            : keeping.addAll(others).iterator();
    return earlier.stream()
        .map(
            known ->
                known.map(entry -> new AddResult<>(Outcome.EXISTING, entry)).orElseGet(kept::next))
        .toList();
  }

  /** Of what is logged, only the drinks that some of the given ones may be are kept in memory. */
  private static ReimportDeduplicator around(List<Intake> drinks, PersonId person, IntakeLog log) {
    Map<Intake, Integer> greatestRepetition = new HashMap<>();
    for (Intake drink : drinks) {
      ImportClientIds.repetition(drink)
          .ifPresent(
              repetition ->
                  greatestRepetition.merge(
                      ImportClientIds.withoutDerivedId(drink), repetition, Math::max));
    }
    Map<Intake, List<LoggedIntake>> logged = new HashMap<>();
    if (!greatestRepetition.isEmpty()) {
      log.forEachAt(
          person,
          greatestRepetition.keySet().stream().map(Intake::consumedAt).distinct().toList(),
          entry -> {
            Intake drink = ImportClientIds.withoutDerivedId(entry.intake());
            Integer greatest = greatestRepetition.get(drink);
            if (greatest != null) {
              List<LoggedIntake> equal = logged.computeIfAbsent(drink, same -> new ArrayList<>());
              if (equal.size() <= greatest) {
                equal.add(entry);
              }
            }
          });
    }
    return new ReimportDeduplicator(logged);
  }

  /** The logged intake that an imported one corresponds to, by content and repetition. */
  private Optional<LoggedIntake> earlier(Intake drink) {
    List<LoggedIntake> equal =
        logged.getOrDefault(ImportClientIds.withoutDerivedId(drink), List.of());
    return ImportClientIds.repetition(drink).stream()
        .filter(repetition -> repetition < equal.size())
        .mapToObj(equal::get)
        .findFirst();
  }
}
