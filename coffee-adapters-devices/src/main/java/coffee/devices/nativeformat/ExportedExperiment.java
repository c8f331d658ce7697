package coffee.devices.nativeformat;

import coffee.devices.json.JsonItem;
import coffee.devices.row.NumberParser;
import coffee.domain.DomainException;
import coffee.domain.experiment.Coin;
import coffee.domain.experiment.CoinSecret;
import coffee.domain.experiment.DayReport;
import coffee.domain.experiment.Design;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.Experiment.History;
import coffee.domain.experiment.Experiment.Links;
import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.experiment.ExperimentStart;
import coffee.domain.experiment.ExperimentState;
import coffee.domain.experiment.ExperimentTerms;
import coffee.domain.experiment.VoidReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An experiment contained in an export. */
final class ExportedExperiment {

  private static final int MAX_BLOCKS = 30;
  private static final Pattern COMMITMENT = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SECRET = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern ORDER = Pattern.compile("[01-]{0,30}");

  private ExportedExperiment() {}

  /**
   * Parses an experiment.
   *
   * @throws DomainException INVALID if a field is missing or invalid
   */
  static ExperimentCopy parse(JsonItem item) {
    ExperimentTerms terms =
        new ExperimentTerms(
            one(item, "design", Design::ofWord),
            number(item, "dose_mg", 10_000),
            time(item, "cup_time", LocalTime::parse),
            blocks(item),
            time(item, "start_date", LocalDate::parse),
            isTrue(item, "quiet"));
    ExperimentState state = one(item, "state", ExperimentState::ofWord);
    Optional<Instant> endedAt = item.get("ended_at").text().map(ExportedExperiment::instant);
    Optional<ExperimentStart> start =
        state == ExperimentState.DRAFT ? Optional.empty() : Optional.of(start(item));
    if (endedAt.isPresent() != state.isOver()) {
      throw invalid("ended_at", "does not fit the state %s".formatted(state.word()));
    }
    History history = new History(state, instant(required(item, "created_at")), start, endedAt);
    return new ExperimentCopy(
        new Experiment(0, terms, history, Links.NONE), reports(item.get("days"), terms));
  }

  private static ExperimentStart start(JsonItem item) {
    String commitment = matching(required(item, "commitment"), COMMITMENT, "commitment");
    Optional<CoinSecret> secret =
        item.get("secret")
            .text()
            .map(text -> matching(text, SECRET, "secret"))
            .map(text -> new CoinSecret(HexFormat.of().parseHex(text)));
    if (secret.filter(coin -> !coin.commitment().equals(commitment)).isPresent()) {
      throw invalid("secret", "does not fit the commitment");
    }
    String order = matching(item.get("order").text().orElse(""), ORDER, "order");
    return new ExperimentStart(
        instant(required(item, "started_at")),
        parsed(required(item, "time_zone"), "time_zone", ZoneId::of),
        halfLife(item),
        new Coin(commitment, secret, secret.isPresent() ? "" : order));
  }

  private static double halfLife(JsonItem item) {
    double hours = number(item, "half_life_hours", 60);
    if (hours < 1.5) {
      throw invalid("half_life_hours", "must be 1.5 to 60");
    }
    return hours;
  }

  private static int blocks(JsonItem item) {
    double blocks = number(item, "blocks", MAX_BLOCKS);
    if (blocks < 1 || blocks != Math.rint(blocks)) {
      throw invalid("blocks", "must be a whole number from 1 to " + MAX_BLOCKS);
    }
    return (int) blocks;
  }

  private static List<DayReport> reports(JsonItem days, ExperimentTerms terms) {
    List<DayReport> reports = new ArrayList<>();
    for (JsonItem day : days.items()) {
      LocalDate date = time(day, "date", LocalDate::parse);
      if (!terms.includes(date)) {
        throw invalid("date", "%s is not part of the experiment".formatted(date));
      }
      Optional<VoidReason> reason =
          day.get("void_reason").text().map(word -> known(word, "void_reason", VoidReason::ofWord));
      boolean kept = reason.isEmpty() && isTrue(day, "kept");
      Optional<Boolean> guess = day.get("guess").text().map(word -> word.equals("caffeine"));
      reports.add(new DayReport(date, kept, guess, reason, instant(required(day, "reported_at"))));
    }
    return reports;
  }

  private static double number(JsonItem item, String name, double maximum) {
    double value = NumberParser.parse(name, required(item, name));
    if (!(value >= 0 && value <= maximum)) {
      throw invalid(name, "must be 0 to %.0f".formatted(maximum));
    }
    return value;
  }

  private static <T> T one(JsonItem item, String name, Function<String, Optional<T>> words) {
    return known(required(item, name), name, words);
  }

  private static <T> T known(String word, String name, Function<String, Optional<T>> words) {
    return words.apply(word).orElseThrow(() -> invalid(name, "unknown word '%s'".formatted(word)));
  }

  private static boolean isTrue(JsonItem item, String name) {
    if (item.get(name).value() instanceof Boolean flag) {
      return flag;
    }
    throw invalid(name, "must be true or false");
  }

  private static String required(JsonItem item, String name) {
    return item.get(name).scalar().orElseThrow(() -> invalid(name, "is missing"));
  }

  private static Instant instant(String text) {
    return parsed(text, "timestamp", Instant::parse);
  }

  private static <T> T time(JsonItem item, String name, Function<CharSequence, T> parser) {
    return parsed(required(item, name), name, text -> parser.apply(text));
  }

  private static <T> T parsed(String text, String name, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (DateTimeException malformed) {
      throw invalid(name, "is invalid: '%s'".formatted(text));
    }
  }

  private static String matching(String text, Pattern form, String name) {
    if (!form.matcher(text).matches()) {
      throw invalid(name, "is invalid");
    }
    return text;
  }

  private static DomainException invalid(String name, String detail) {
    return DomainException.invalid("invalid_experiment", name + " " + detail);
  }
}
