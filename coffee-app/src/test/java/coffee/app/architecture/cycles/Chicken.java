package coffee.app.architecture.cycles;

/** In a cycle with {@link Egg}, through its nested class. */
public final class Chicken {

  private static final class Nest {
    Egg egg() {
      return new Egg();
    }
  }

  Egg lay() {
    return new Nest().egg();
  }
}
