package coffee.persistence;

import coffee.domain.Page;
import coffee.domain.Page.Position;
import coffee.domain.heartrate.ReadingFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Every shape of question for a page of readings: what is given, and what is left out. */
final class ReadingQueryShapes {

  private static final int LIMIT = 50;

  private ReadingQueryShapes() {}

  /**
   * Asks every question.
   *
   * @param now the latest instant of the data; the questions are about the middle of it
   */
  static void ask(Instant now, BiConsumer<ReadingFilter, Page> question) {
    for (Page page : pages(now)) {
      filters(now).forEach(filter -> question.accept(filter, page));
    }
  }

  /** Pages without and with what was seen or is to be left out, before and after the period. */
  static List<Page> pages(Instant now) {
    return List.of(
        Page.first(1),
        Page.first(LIMIT),
        new Page(LIMIT, 10, Optional.empty()),
        new Page(LIMIT, 0, Optional.of(new Position(now.minus(Duration.ofDays(50)), 1))),
        new Page(LIMIT, 0, Optional.of(new Position(now.minus(Duration.ofDays(150)), 1))));
  }

  private static Stream<ReadingFilter> filters(Instant now) {
    Optional<Instant> none = Optional.empty();
    Optional<Instant> from = Optional.of(now.minus(Duration.ofDays(200)));
    Optional<Instant> until = Optional.of(now.minus(Duration.ofDays(100)));
    return Stream.of(none, from)
        .flatMap(
            first ->
                Stream.of(none, until)
                    .flatMap(last -> conditions().map(shape -> within(first, last, shape))));
  }

  private static ReadingFilter within(
      Optional<Instant> from, Optional<Instant> until, ReadingFilter shape) {
    return new ReadingFilter(
        from, until, shape.contextLabel(), shape.source(), shape.minimumBpm(), shape.maximumBpm());
  }

  /** One of them, the label of its own, is passed by nothing. */
  private static Stream<ReadingFilter> conditions() {
    return Stream.of(
        ReadingFilter.ALL,
        of(Optional.of("resting"), Optional.empty(), OptionalInt.empty(), OptionalInt.empty()),
        of(Optional.of("own label"), Optional.empty(), OptionalInt.of(1), OptionalInt.empty()),
        of(Optional.empty(), Optional.of("source 1"), OptionalInt.empty(), OptionalInt.empty()),
        of(Optional.empty(), Optional.of("not there"), OptionalInt.empty(), OptionalInt.empty()),
        of(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(70)),
        of(
            Optional.of("resting"),
            Optional.of("source 1"),
            OptionalInt.of(50),
            OptionalInt.of(90)));
  }

  private static ReadingFilter of(
      Optional<String> context,
      Optional<String> source,
      OptionalInt minimumBpm,
      OptionalInt maximumBpm) {
    return new ReadingFilter(
        Optional.empty(), Optional.empty(), context, source, minimumBpm, maximumBpm);
  }
}
