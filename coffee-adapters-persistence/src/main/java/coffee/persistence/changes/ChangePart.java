package coffee.persistence.changes;

import coffee.domain.changes.ChangeKind;
import java.util.Set;

/** The parts of a revision, in the order in which they are read. Cursors hold their numbers. */
enum ChangePart {
  PROFILE(1),
  EXPERIMENTS(2),
  COFFEES(3),
  DELETIONS(4),
  HEART_RATES(5),
  STEPS(6),
  IMPORTS(7);

  private final int number;

  ChangePart(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** Whether its changes are records, which also a reader who begins gets. */
  boolean isOfRecords() {
    return switch (this) {
      case PROFILE, EXPERIMENTS, COFFEES, IMPORTS -> true;
      case DELETIONS, HEART_RATES, STEPS -> false;
    };
  }

  /** Whether it has changes of one of some kinds. */
  boolean hasOneOf(Set<ChangeKind> kinds) {
    return switch (this) {
      case PROFILE -> kinds.contains(ChangeKind.PROFILE);
      case EXPERIMENTS -> kinds.contains(ChangeKind.EXPERIMENT);
      case COFFEES -> kinds.contains(ChangeKind.COFFEE);
      case DELETIONS -> kinds.contains(ChangeKind.COFFEE) || kinds.contains(ChangeKind.EXPERIMENT);
      case HEART_RATES -> kinds.contains(ChangeKind.HEART_RATE);
      case STEPS -> kinds.contains(ChangeKind.STEPS);
      case IMPORTS -> kinds.contains(ChangeKind.IMPORT);
    };
  }
}
