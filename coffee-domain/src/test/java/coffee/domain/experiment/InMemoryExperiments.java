package coffee.domain.experiment;

import coffee.domain.DomainException;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeNote;
import coffee.domain.person.InMemoryPeople;
import coffee.domain.person.PersonId;
import coffee.domain.work.InMemoryTransactions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Volatile {@link ExperimentStore}. */
public final class InMemoryExperiments implements ExperimentStore {

  private record Key(PersonId person, long id) {}

  private record Day(Key experiment, LocalDate date) {}

  private final InMemoryTransactions transactions;
  private final InMemoryPeople people;
  private final Map<Key, Experiment> experiments = new HashMap<>();
  private final Map<Key, Long> imports = new HashMap<>();
  private final Map<Day, DayReport> reports = new HashMap<>();
  private final Map<Key, Long> checksums = new HashMap<>();
  private long lastId;

  /** No experiments yet. */
  public InMemoryExperiments(InMemoryTransactions transactions, InMemoryPeople people) {
    this.transactions = transactions;
    this.people = people;
    people.alsoErasing(
        erased -> {
          transactions.removeAll(experiments, key -> key.person().equals(erased));
          transactions.removeAll(reports, day -> day.experiment().person().equals(erased));
          transactions.removeAll(checksums, key -> key.person().equals(erased));
        });
  }

  @Override
  public Experiment add(
      PersonId person,
      Experiment experiment,
      OptionalLong importId,
      Consumer<List<Experiment>> check) {
    return transactions.call(
        () -> {
          people.require(person);
          check.accept(list(person));
          Key key = new Key(person, ++lastId);
          importId.ifPresent(id -> transactions.put(imports, key, id));
          return keep(key, experiment);
        });
  }

  @Override
  public Optional<Experiment> find(PersonId person, long id) {
    return transactions.call(() -> Optional.ofNullable(experiments.get(new Key(person, id))));
  }

  @Override
  public List<Experiment> list(PersonId person) {
    return transactions.call(
        () ->
            experiments.entrySet().stream()
                .filter(entry -> entry.getKey().person().equals(person))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(Experiment::id).reversed())
                .toList());
  }

  @Override
  public Experiment change(PersonId person, long id, UnaryOperator<Experiment> change) {
    return transactions.call(
        () -> {
          Experiment stored = require(person, id);
          Experiment changed = change.apply(stored).withId(id);
          if (changed.equals(stored)) {
            return stored;
          }
          transactions.remove(imports, new Key(person, id));
          return keep(new Key(person, id), changed);
        });
  }

  @Override
  public void remove(PersonId person, long id, Consumer<Experiment> check) {
    transactions.call(
        () -> {
          Experiment stored = require(person, id);
          check.accept(stored);
          Key key = new Key(person, id);
          transactions.remove(experiments, key);
          transactions.removeAll(reports, day -> day.experiment().equals(key));
          people.raiseRevision(person, ChangeNote.deleted(ChangeKind.EXPERIMENT, id));
          return stored;
        });
  }

  @Override
  public long removeImported(PersonId person, long importId) {
    return transactions.call(
        () -> {
          people.require(person);
          List<Key> imported =
              imports.entrySet().stream()
                  .filter(entry -> entry.getKey().person().equals(person))
                  .filter(entry -> entry.getValue() == importId)
                  .map(Map.Entry::getKey)
                  .filter(experiments::containsKey)
                  .toList();
          imported.forEach(key -> remove(person, key.id(), stored -> {}));
          return (long) imported.size();
        });
  }

  @Override
  public void report(PersonId person, long id, DayReport report, Consumer<Experiment> check) {
    transactions.call(
        () -> {
          check.accept(require(person, id));
          transactions.put(reports, new Day(new Key(person, id), report.date()), report);
          people.raiseRevision(person, ChangeNote.stored(ChangeKind.EXPERIMENT, id));
          return report;
        });
  }

  @Override
  public long firstChecksum(PersonId person, long id, long checksum) {
    return transactions.call(
        () -> {
          Key key = new Key(person, require(person, id).id());
          if (!checksums.containsKey(key)) {
            transactions.put(checksums, key, checksum);
          }
          return checksums.getOrDefault(key, checksum);
        });
  }

  @Override
  public List<DayReport> reports(PersonId person, long id) {
    Key key = new Key(person, id);
    return transactions.call(
        () ->
            reports.entrySet().stream()
                .filter(entry -> entry.getKey().experiment().equals(key))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(DayReport::date))
                .toList());
  }

  private Experiment require(PersonId person, long id) {
    people.require(person);
    return find(person, id).orElseThrow(() -> DomainException.notFound("no such experiment"));
  }

  private Experiment keep(Key key, Experiment experiment) {
    Experiment numbered = experiment.withId(key.id());
    ExperimentStore.requireAtMostOneRunning(numbered, list(key.person()));
    transactions.put(experiments, key, numbered);
    people.raiseRevision(key.person(), ChangeNote.stored(ChangeKind.EXPERIMENT, key.id()));
    return numbered;
  }
}
