package coffee.app.architecture.cycles;

/** In a cycle with {@link Chicken}. */
public final class Egg {

  Chicken hatch() {
    return new Chicken();
  }
}
