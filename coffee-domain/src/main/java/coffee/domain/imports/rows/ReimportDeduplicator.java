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
  interface IntakeWriter {

    /** Adds several intakes and returns the result of each, in the given order. */
    List<AddResult<LoggedIntake>> addAll(List<Intake> intakes);
  }

  /**
   * Adds those that are not logged yet.
   *
   * @param intakes with their own or derived ids
   * @return the result of each, in the given order
   */
  static List<AddResult<LoggedIntake>> addNew(
      List<Intake> intakes, PersonId person, IntakeLog log, IntakeWriter writer) {
    ReimportDeduplicator deduplicator = forIntakes(intakes, person, log);
    List<Optional<LoggedIntake>> earlier = intakes.stream().map(deduplicator::earlier).toList();
    List<Intake> others = new ArrayList<>();
    for (int i = 0; i < intakes.size(); i++) {
      if (earlier.get(i).isEmpty()) {
        others.add(intakes.get(i));
      }
    }
    Iterator<AddResult<LoggedIntake>> added =
        others.isEmpty()
            ? List.<AddResult<LoggedIntake>>of().iterator()
            : writer.addAll(others).iterator();
    return earlier.stream()
        .map(
            known ->
                known.map(entry -> new AddResult<>(Outcome.EXISTING, entry)).orElseGet(added::next))
        .toList();
  }

  /** Reads only the logged intakes that equal one of the given ones, to limit memory. */
  private static ReimportDeduplicator forIntakes(
      List<Intake> intakes, PersonId person, IntakeLog log) {
    Map<Intake, Integer> maxRepetition = new HashMap<>();
    for (Intake intake : intakes) {
      ImportClientIds.repetition(intake)
          .ifPresent(
              repetition ->
                  maxRepetition.merge(
                      ImportClientIds.withoutDerivedId(intake), repetition, Math::max));
    }
    Map<Intake, List<LoggedIntake>> logged = new HashMap<>();
    if (!maxRepetition.isEmpty()) {
      log.forEachAt(
          person,
          maxRepetition.keySet().stream().map(Intake::consumedAt).distinct().toList(),
          entry -> {
            Intake intake = ImportClientIds.withoutDerivedId(entry.intake());
            Integer max = maxRepetition.get(intake);
            if (max != null) {
              List<LoggedIntake> equal = logged.computeIfAbsent(intake, same -> new ArrayList<>());
              if (equal.size() <= max) {
                equal.add(entry);
              }
            }
          });
    }
    return new ReimportDeduplicator(logged);
  }

  /** The logged intake with the content and repetition of an imported one. */
  private Optional<LoggedIntake> earlier(Intake intake) {
    List<LoggedIntake> equal =
        logged.getOrDefault(ImportClientIds.withoutDerivedId(intake), List.of());
    return ImportClientIds.repetition(intake).stream()
        .filter(repetition -> repetition < equal.size())
        .mapToObj(equal::get)
        .findFirst();
  }
}
