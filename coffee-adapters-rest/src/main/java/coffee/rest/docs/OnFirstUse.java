package coffee.rest.docs;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bytes that are made when they are first used, and then kept. Thread-safe. */
final class OnFirstUse {

  private final Supplier<byte[]> source;
  private byte @Nullable [] made;

  OnFirstUse(Supplier<byte[]> source) {
    this.source = source;
  }

  /** To be written, and nothing else. */
  synchronized byte[] bytes() {
    if (made == null) {
      made = source.get();
    }
    return made;
  }
}
