package coffee.domain.exports;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What of a person's data is wanted.
 *
 * @param kinds at least one
 * @param from first moment, inclusive; what has no moment is not affected
 * @param until last moment, exclusive
 */
public record ExportSelection(
    Set<ExportKind> kinds, Optional<Instant> from, Optional<Instant> until) {

  /** Everything. */
  public static final ExportSelection ALL =
      new ExportSelection(Set.of(ExportKind.values()), Optional.empty(), Optional.empty());

  /** Takes a copy. */
  public ExportSelection {
    kinds = Set.copyOf(kinds);
  }

  /** Whether a kind is wanted. */
  public boolean includes(ExportKind kind) {
    return kinds.contains(kind);
  }
}
