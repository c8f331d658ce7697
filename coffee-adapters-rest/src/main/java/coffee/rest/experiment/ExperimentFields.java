package coffee.rest.experiment;

import coffee.domain.DomainException;
import coffee.domain.experiment.Design;
import coffee.domain.experiment.ExperimentTerms;
import coffee.domain.experiment.PlanExperiment;
import coffee.domain.experiment.RunExperiment.Report;
import coffee.domain.experiment.TermsProblem;
import coffee.domain.experiment.VoidReason;
import coffee.domain.person.Person;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.TimestampFormat;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the terms of an experiment, and the report of a day. */
public final class ExperimentFields {

  private static final Map<String, Design> DESIGNS = designs();
  private static final Map<String, VoidReason> REASONS = reasons();
  private static final FieldReader<LocalTime> TIME = FieldReader.text(ExperimentFields::time);
  private static final FieldReader<Integer> WHOLE =
      FieldReader.wholeNumber(
          value -> (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value)));

  private final PlanExperiment plans;
  private final Clock clock;

  /** Uses the rules of plans. */
  public ExperimentFields(PlanExperiment plans, Clock clock) {
    this.plans = plans;
    this.clock = clock;
  }

  /**
   * Reads new terms, or changed ones; what is not sent stays.
   *
   * @param current the terms of a draft; empty for a new one
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  ExperimentTerms terms(Fields fields, Person person, Optional<ExperimentTerms> current) {
    Set<String> wrong = new LinkedHashSet<>();
    Optional<Design> design =
        required(fields, wrong, "design", current.map(ExperimentTerms::design), oneOf(DESIGNS));
    Optional<Double> dose =
        required(
            fields,
            wrong,
            "dose_mg",
            current.map(ExperimentTerms::doseMg),
            FieldReader.number(value -> value));
    Optional<LocalTime> cup =
        required(fields, wrong, "cup_time", current.map(ExperimentTerms::cupTime), TIME);
    Optional<Integer> blocks =
        required(fields, wrong, "blocks", current.map(ExperimentTerms::blocks), WHOLE);
    LocalDate tomorrow = clock.instant().atZone(person.timeZone()).toLocalDate().plusDays(1);
    Optional<LocalDate> start =
        required(
            fields,
            wrong,
            "start_date",
            Optional.of(current.map(ExperimentTerms::startDate).orElse(tomorrow)),
            TimestampFormat.date());
    Optional<Boolean> quiet =
        required(
            fields,
            wrong,
            "quiet",
            Optional.of(current.map(ExperimentTerms::quiet).orElse(true)),
            FieldReader.bool());
    ExperimentTerms terms =
        new ExperimentTerms(
            design.orElse(Design.DELAY),
            dose.orElse(0.0),
            cup.orElse(LocalTime.NOON),
            blocks.orElse(0),
            start.orElse(tomorrow),
            quiet.orElse(true));
    for (TermsProblem problem : plans.problems(person, terms)) {
      if (!wrong.contains(problem.field())) {
        String field = problem.field().isEmpty() ? "design" : problem.field();
        fields.refuse(field, problem.code(), problem.message());
      }
    }
    fields.finish();
    return terms;
  }

  private static <T> Optional<T> required(
      Fields fields, Set<String> wrong, String name, Optional<T> current, FieldReader<T> reader) {
    Optional<T> value = fields.required(name, current, reader);
    if (value.isEmpty()) {
      wrong.add(name);
    }
    return value;
  }

  /**
   * Reads the report of a day.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  static Report report(Fields fields) {
    Optional<VoidReason> reason = fields.optional("void_reason", oneOf(REASONS));
    Optional<Boolean> kept =
        fields.required("kept", reason.map(isVoid -> false), FieldReader.bool());
    Optional<Boolean> guess =
        fields.optional("guess", oneOf(Map.of("caffeine", true, "decaf", false)));
    if (reason.isPresent() && kept.equals(Optional.of(true))) {
      fields.refuse("kept", "void_is_not_kept", "must be false or left out with void_reason");
    }
    fields.finish();
    return new Report(kept.orElseThrow(), guess, reason);
  }

  private static <T> FieldReader<T> oneOf(Map<String, T> words) {
    return FieldReader.oneOf(words);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text.strip());
    } catch (DateTimeException malformed) {
      throw DomainException.invalid("invalid_time", "must be a local time such as 10:00");
    }
  }

  private static Map<String, Design> designs() {
    Map<String, Design> words = new LinkedHashMap<>();
    for (Design design : Design.values()) {
      words.put(design.word(), design);
    }
    return words;
  }

  private static Map<String, VoidReason> reasons() {
    Map<String, VoidReason> words = new LinkedHashMap<>();
    for (VoidReason reason : VoidReason.values()) {
      words.put(reason.word(), reason);
    }
    return words;
  }
}
