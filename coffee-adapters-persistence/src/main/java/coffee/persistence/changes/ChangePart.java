package coffee.persistence.changes;

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
}
