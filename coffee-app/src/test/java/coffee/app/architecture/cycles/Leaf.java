package coffee.app.architecture.cycles;

/** A case of {@link Tree}. */
public record Leaf() implements Tree {}
