package coffee.app.architecture.cycles;

/** A sealed type, which knows its cases. */
public sealed interface Tree permits Leaf {

  /** Its only case. */
  static Tree leaf() {
    return new Leaf();
  }
}
