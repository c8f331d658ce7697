package coffee.domain.imports;

import static java.util.Comparator.comparing;

import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.KindCounts;
import coffee.domain.imports.rows.RowCounts;
import coffee.domain.imports.rows.SkippedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in one plain sentence how an import ended, and why if nothing was stored. */
public final class ImportOutcome {

  /** How many formats or kinds of other data a sentence names. */
  private static final int NAMED_KINDS = 3;

  private ImportOutcome() {}

  /** The outcome of an import; empty while it is open. */
  public static Optional<String> of(ImportJob job) {
    return switch (job.state()) {
      case QUEUED, RUNNING -> Optional.empty();
      case DONE -> Optional.of(job.request().dryRun() ? dryRunDone(job) : done(job));
      case FAILED -> Optional.of(failed(job));
      case CANCELLED -> Optional.of("The import was cancelled: %s.".formatted(kept(job)));
      case UNDONE -> Optional.of(undone(job.removal().orElse(new ImportRemoval(0, 0, 0))));
    };
  }

  private static String done(ImportJob job) {
    RowCounts rows = job.progress().rowCounts();
    return rows.stored() == 0
        ? "Nothing was stored: %s.".formatted(reason(job))
        : "%s stored%s%s."
            .formatted(stored(job, "new entry", "new entries"), formats(job), others(rows));
  }

  private static String dryRunDone(ImportJob job) {
    RowCounts rows = job.progress().rowCounts();
    return rows.stored() == 0
        ? "Dry run, nothing would be stored: %s.".formatted(reason(job))
        : "Dry run, nothing was stored: %s would be%s%s."
            .formatted(stored(job, "new entry", "new entries"), formats(job), others(rows));
  }

  /** The stored rows by kind; together if that is not known. */
  private static String stored(ImportJob job, String one, String several) {
    return job.progress()
        .countsByKind()
        .map(counted -> and(kinds(counted.stored())))
        .orElseGet(() -> count(job.progress().rowCounts().stored(), one, several));
  }

  private static List<String> kinds(KindCounts counts) {
    List<String> kinds = new ArrayList<>();
    addIfAny(kinds, counts.coffees(), "coffee", "coffees");
    addIfAny(kinds, counts.heartRates(), "heart rate", "heart rates");
    addIfAny(kinds, counts.steps(), "count of steps", "counts of steps");
    addIfAny(kinds, counts.experiments(), "experiment", "experiments");
    addIfAny(kinds, counts.profiles(), "profile", "profiles");
    return kinds;
  }

  private static void addIfAny(List<String> kinds, long number, String one, String several) {
    if (number > 0) {
      kinds.add(count(number, one, several));
    }
  }

  /** A list with "and" before the last one. */
  private static String and(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** The formats of the stored rows. */
  private static String formats(ImportJob job) {
    List<String> names =
        job.progress().contents().stream()
            .filter(content -> content.rows().stored() > 0)
            .map(content -> DisplayNames.ofFormat(content.format()))
            .distinct()
            .toList();
    if (names.isEmpty()) {
      return "";
    }
    int named = Math.min(NAMED_KINDS, names.size());
    List<String> parts = new ArrayList<>(names.subList(0, named));
    if (named < names.size()) {
      parts.add("%d more".formatted(names.size() - named));
    }
    return " from " + and(parts);
  }

  private static String others(RowCounts rows) {
    List<String> parts = new ArrayList<>();
    if (rows.existing() > 0) {
      parts.add(number(rows.existing()) + " already existed");
    }
    if (rows.refused() > 0) {
      parts.add(number(rows.refused()) + " refused");
    }
    return parts.stream().map(part -> ", " + part).collect(Collectors.joining());
  }

  /** Why no row was stored. */
  private static String reason(ImportJob job) {
    RowCounts rows = job.progress().rowCounts();
    if (rows.total() == 0) {
      return otherData(job.progress());
    }
    if (rows.refused() == 0) {
      return rows.existing() == 1
          ? "the only entry already existed"
          : "all %s entries already existed".formatted(number(rows.existing()));
    }
    String existing =
        rows.existing() == 0
            ? ""
            : count(rows.existing(), "entry", "entries") + " already existed, ";
    return "%s%s refused%s"
        .formatted(existing, count(rows.refused(), "entry was", "entries were"), firstProblem(job));
  }

  private static String firstProblem(ImportJob job) {
    return job.problems().stream()
        .findFirst()
        .map(
            problem ->
                " (first: %s %d, %s)"
                    .formatted(
                        problem.position().unit().name().toLowerCase(Locale.ROOT),
                        problem.position().number(),
                        withoutFullStop(problem.detail())))
        .orElse("");
  }

  private static String otherData(ImportProgress progress) {
    if (progress.skipped().isEmpty()) {
      return "the file contains no entries";
    }
    List<String> kinds =
        progress.skipped().entrySet().stream()
            .sorted(
                comparing((Map.Entry<String, SkippedRows> kind) -> kind.getValue().count())
                    .reversed()
                    .thenComparing(Map.Entry::getKey))
            .map(
                kind ->
                    "%s (%s)"
                        .formatted(
                            DisplayNames.ofKind(kind.getKey()), number(kind.getValue().count())))
            .toList();
    String rest = kinds.size() > NAMED_KINDS ? ", …" : "";
    return "the file contains neither heart rates nor caffeine, only other data: %s%s"
        .formatted(kinds.stream().limit(NAMED_KINDS).collect(Collectors.joining(", ")), rest);
  }

  private static String failed(ImportJob job) {
    String why = job.failure().map(ImportFailure::detail).orElse("the reason is unknown");
    return "The import failed: %s; %s.".formatted(withoutFullStop(why), kept(job));
  }

  /** What remains stored of an import that failed or was cancelled. */
  private static String kept(ImportJob job) {
    long stored = job.request().dryRun() ? 0 : job.progress().rowCounts().stored();
    return stored == 0
        ? "nothing was stored"
        : stored(job, "entry", "entries")
            + " stored before that "
            + (stored == 1 ? "is" : "are")
            + " kept";
  }

  private static String undone(ImportRemoval removed) {
    String intakes = count(removed.coffees(), "coffee", "coffees");
    String heartRates = count(removed.heartRates(), "heart rate", "heart rates");
    return removed.steps() == 0
        ? "The import was undone: %s and %s were removed.".formatted(intakes, heartRates)
        : "The import was undone: %s, %s and %s were removed."
            .formatted(
                intakes, heartRates, count(removed.steps(), "count of steps", "counts of steps"));
  }

  private static String count(long number, String one, String several) {
    return number(number) + " " + (number == 1 ? one : several);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String withoutFullStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
