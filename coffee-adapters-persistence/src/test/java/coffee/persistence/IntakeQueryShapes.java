package coffee.persistence;

import coffee.domain.Page;
import coffee.domain.intake.IntakeFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Every shape of question for a page of coffees: what is given, and what is left out. */
final class IntakeQueryShapes {

  private IntakeQueryShapes() {}

  /**
   * Asks every question.
   *
   * @param now the latest instant of the data; the questions are about the middle of it
   */
  static void ask(Instant now, BiConsumer<IntakeFilter, Page> question) {
    for (Page page : ReadingQueryShapes.pages(now)) {
      filters(now).forEach(filter -> question.accept(filter, page));
    }
  }

  private static Stream<IntakeFilter> filters(Instant now) {
    Optional<Instant> none = Optional.empty();
    Optional<Instant> from = Optional.of(now.minus(Duration.ofDays(200)));
    Optional<Instant> until = Optional.of(now.minus(Duration.ofDays(100)));
    return Stream.of(none, from)
        .flatMap(
            first ->
                Stream.of(none, until)
                    .flatMap(last -> conditions().map(shape -> within(first, last, shape))));
  }

  private static IntakeFilter within(
      Optional<Instant> from, Optional<Instant> until, IntakeFilter shape) {
    return new IntakeFilter(from, until, shape.coffeeType(), shape.minimumMg(), shape.maximumMg());
  }

  /** One of them, an unknown type, is passed by nothing. */
  private static Stream<IntakeFilter> conditions() {
    return Stream.of(
        IntakeFilter.ALL,
        of(Optional.of("type 1"), OptionalDouble.empty(), OptionalDouble.empty()),
        of(Optional.of("unknown"), OptionalDouble.empty(), OptionalDouble.empty()),
        of(Optional.empty(), OptionalDouble.of(10), OptionalDouble.empty()),
        of(Optional.empty(), OptionalDouble.empty(), OptionalDouble.of(100)),
        of(Optional.of("type 1"), OptionalDouble.of(10), OptionalDouble.of(100)));
  }

  private static IntakeFilter of(
      Optional<String> type, OptionalDouble minimumMg, OptionalDouble maximumMg) {
    return new IntakeFilter(Optional.empty(), Optional.empty(), type, minimumMg, maximumMg);
  }
}
