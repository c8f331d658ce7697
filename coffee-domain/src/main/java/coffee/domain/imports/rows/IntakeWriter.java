package coffee.domain.imports.rows;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Adds imported drinks to a person's log. A dose that was edited where the drink was logged
 * replaces the one that an earlier import wrote, unless the person has changed it here. Our own
 * exports replace nothing.
 *
 * @param importId the import that adds them, if it can be undone
 */
record IntakeWriter(PersonId person, ImportTargets logs, OptionalLong importId) {

  private static final List<String> OWN_FORMATS = List.of("coffee_", "older_");

  /** Adds drinks and returns the outcome of each, in the given order. */
  List<RowOutcome> add(List<PositionedRow<Intake>> rows) {
    Map<Instant, List<LoggedIntake>> logged = loggedByInstant(rows);
    Map<Integer, RowOutcome> outcomes = new HashMap<>();
    Set<Long> matched = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      SameDrink.Match match = match(rows.get(i), logged, Set.of());
      if (match.isKnown()) {
        match.same().ifPresent(entry -> matched.add(entry.id()));
        outcomes.put(i, RowOutcome.EXISTING);
      }
    }
    Map<Integer, LoggedIntake> edited = new LinkedHashMap<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!outcomes.containsKey(i)) {
        Optional<LoggedIntake> same = match(rows.get(i), logged, matched).same();
        if (same.isPresent()) {
          matched.add(same.get().id());
          edited.put(i, same.get());
        } else {
          others.add(i);
        }
      }
    }
    addOthers(rows, others, outcomes);
    edited.forEach((i, entry) -> outcomes.put(i, replace(entry, rows.get(i).row())));
    return IntStream.range(0, rows.size()).mapToObj(outcomes::get).toList();
  }

  private Map<Instant, List<LoggedIntake>> loggedByInstant(List<PositionedRow<Intake>> rows) {
    List<Instant> instants =
        rows.stream()
            .filter(IntakeWriter::isReplaceable)
            .map(PositionedRow::row)
            .filter(SameDrink::concerns)
            .map(Intake::consumedAt)
            .distinct()
            .toList();
    Map<Instant, List<LoggedIntake>> logged = new HashMap<>();
    if (!instants.isEmpty()) {
      logs.log()
          .forEachAt(
              person,
              instants,
              entry -> {
                if (SameDrink.concerns(entry.intake())) {
                  logged
                      .computeIfAbsent(entry.intake().consumedAt(), instant -> new ArrayList<>())
                      .add(entry);
                }
              });
    }
    return logged;
  }

  private static boolean isReplaceable(PositionedRow<Intake> row) {
    return OWN_FORMATS.stream().noneMatch(row.format()::startsWith);
  }

  private static SameDrink.Match match(
      PositionedRow<Intake> row, Map<Instant, List<LoggedIntake>> logged, Set<Long> except) {
    if (!isReplaceable(row) || !SameDrink.concerns(row.row())) {
      return SameDrink.Match.NONE;
    }
    return SameDrink.match(
        row.row(),
        logged.getOrDefault(row.row().consumedAt(), List.of()).stream()
            .filter(entry -> !except.contains(entry.id()))
            .toList());
  }

  private RowOutcome replace(LoggedIntake stored, Intake intake) {
    boolean isChanged = !stored.intake().caffeine().equals(intake.caffeine());
    boolean isReplaced =
        logs.intakes().replaceImported(person, stored.id(), intake.caffeine(), importId);
    return isChanged && isReplaced ? RowOutcome.STORED : RowOutcome.EXISTING;
  }

  private void addOthers(
      List<PositionedRow<Intake>> rows, List<Integer> others, Map<Integer, RowOutcome> outcomes) {
    List<Intake> intakes = others.stream().map(i -> rows.get(i).row()).toList();
    List<AddResult<LoggedIntake>> added =
        ReimportDeduplicator.addNew(
            intakes, person, logs.log(), fresh -> logs.intakes().addAll(person, fresh, importId));
    for (int i = 0; i < added.size(); i++) {
      AddResult<LoggedIntake> one = added.get(i);
      PositionedRow<Intake> row = rows.get(others.get(i));
      outcomes.put(
          others.get(i),
          one.outcome() == Outcome.EXISTING && isReplaceable(row) && hasSameId(one, row)
              ? replace(one.entry(), row.row())
              : RowOutcome.ofOutcome(one.outcome()));
    }
  }

  /** Two drinks of Apple Health in one batch are distinguished by their doses. */
  private static boolean hasSameId(AddResult<LoggedIntake> added, PositionedRow<Intake> row) {
    return !SameDrink.concerns(row.row())
        && added.entry().intake().clientId().equals(row.row().clientId());
  }
}
