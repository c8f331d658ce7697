package coffee.domain.experiment;

import coffee.domain.experiment.analysis.ExperimentPower;
import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.Profile;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What can be planned. The doses follow the EFSA Scientific Opinion on the safety of caffeine (EFSA
 * Journal 2015;13(5):4102): 200 mg or 3 mg/kg at a time, 400 mg a day.
 */
final class ExperimentRules {

  private static final double MIN_DOSE_MG = 80;
  private static final double MAX_DOSE_MG = 200;
  private static final double MAX_DOSE_MG_PER_KG = 3;
  private static final double MAX_DOSE_MG_OF_UNKNOWN_WEIGHT = 150;
  private static final double MAX_DAY_MG = 400;
  private static final LocalTime EARLIEST_CUP = LocalTime.of(5, 0);
  private static final LocalTime LATEST_CUP = LocalTime.of(20, 0);
  private static final int STEP_MINUTES = 5;
  private static final int MAX_DAYS_AHEAD = 365;

  private static final Set<HalfLifeFactor> UNSUITABLE =
      EnumSet.of(
          HalfLifeFactor.PREGNANCY_FIRST,
          HalfLifeFactor.PREGNANCY_SECOND,
          HalfLifeFactor.PREGNANCY_THIRD,
          HalfLifeFactor.FLUVOXAMINE);

  private final Profile profile;
  private final CaffeineHabits habits;
  private final LocalDate today;

  ExperimentRules(Profile profile, CaffeineHabits habits, LocalDate today) {
    this.profile = profile;
    this.habits = habits;
    this.today = today;
  }

  /** Everything that is wrong with terms; empty if they can be planned. */
  List<TermsProblem> problems(ExperimentTerms terms) {
    List<TermsProblem> problems = new ArrayList<>();
    if (profile.halfLifeFactors().stream().anyMatch(UNSUITABLE::contains)) {
      problems.add(
          new TermsProblem(
              "",
              "not_suitable",
              "no experiment during pregnancy or with fluvoxamine: ask your doctor"));
    }
    addDoseProblem(terms.doseMg(), problems);
    addCupTimeProblem(terms.cupTime(), problems);
    if (terms.blocks() < ExperimentPower.MIN_BLOCKS
        || terms.blocks() > ExperimentPower.MAX_BLOCKS) {
      problems.add(
          new TermsProblem(
              "blocks",
              "out_of_range",
              text(
                  "must be %d to %d, was %d",
                  ExperimentPower.MIN_BLOCKS, ExperimentPower.MAX_BLOCKS, terms.blocks())));
    }
    addDateProblem(terms.startDate(), problems);
    return problems;
  }

  /** The greatest dose of a portion for the person, in mg. */
  double maxDoseMg() {
    double byWeight =
        profile.weightKg().isPresent()
            ? MAX_DOSE_MG_PER_KG * profile.weightKg().getAsDouble()
            : MAX_DOSE_MG_OF_UNKNOWN_WEIGHT;
    return Math.min(Math.min(MAX_DOSE_MG, byWeight), MAX_DAY_MG - habits.restOfDayMg());
  }

  private void addDoseProblem(double dose, List<TermsProblem> problems) {
    if (!(dose >= MIN_DOSE_MG && dose <= MAX_DOSE_MG)) {
      problems.add(
          new TermsProblem(
              "dose_mg",
              "out_of_range",
              text("must be %.0f to %.0f mg, was %s", MIN_DOSE_MG, MAX_DOSE_MG, dose)));
    } else if (dose > maxDoseMg()) {
      problems.add(new TermsProblem("dose_mg", "over_guidance", overGuidance()));
    }
  }

  private String overGuidance() {
    double maximum = maxDoseMg();
    if (maximum == MAX_DAY_MG - habits.restOfDayMg()) {
      return text(
          "must be at most %.0f mg: with the %.0f mg of the rest of your usual day that is the"
              + " guidance of %.0f mg a day",
          Math.max(0, Math.floor(maximum)), habits.restOfDayMg(), MAX_DAY_MG);
    }
    return profile.weightKg().isPresent()
        ? text("must be at most %.0f mg: the guidance is 3 mg per kg", Math.floor(maximum))
        : text("must be at most %.0f mg while your weight is not known", maximum);
  }

  private static void addCupTimeProblem(LocalTime cup, List<TermsProblem> problems) {
    if (cup.isBefore(EARLIEST_CUP) || cup.isAfter(LATEST_CUP)) {
      problems.add(
          new TermsProblem(
              "cup_time",
              "out_of_range",
              text("must be %s to %s, was %s", EARLIEST_CUP, LATEST_CUP, cup)));
    } else if (cup.toNanoOfDay() % (STEP_MINUTES * 60_000_000_000L) != 0) {
      problems.add(
          new TermsProblem(
              "cup_time", "out_of_range", text("must be in steps of %d minutes", STEP_MINUTES)));
    }
  }

  private void addDateProblem(LocalDate start, List<TermsProblem> problems) {
    if (!start.isAfter(today) || start.isAfter(today.plusDays(MAX_DAYS_AHEAD))) {
      problems.add(
          new TermsProblem(
              "start_date",
              "out_of_range",
              text(
                  "must be %s to %s, was %s",
                  today.plusDays(1), today.plusDays(MAX_DAYS_AHEAD), start)));
    }
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
