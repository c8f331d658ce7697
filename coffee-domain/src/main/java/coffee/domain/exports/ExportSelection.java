package coffee.domain.exports;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a person's data to export.
 *
 * @param kinds at least one
 * @param from first instant, inclusive; data without a timestamp is not affected
 * @param until last instant, exclusive
 */
public record ExportSelection(
    Set<ExportKind> kinds, Optional<Instant> from, Optional<Instant> until) {

  /** Everything. */
  public static final ExportSelection ALL =
      new ExportSelection(Set.of(ExportKind.values()), Optional.empty(), Optional.empty());

  /** Copies the kinds. */
  public ExportSelection {
    kinds = Set.copyOf(kinds);
  }

  /** Whether a kind is selected. */
  public boolean includes(ExportKind kind) {
    return kinds.contains(kind);
  }
}
