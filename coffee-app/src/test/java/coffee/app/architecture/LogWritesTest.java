package coffee.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AddResult;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.RecordReadings;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.person.PersonId;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Entries are written by the use cases that apply the rules for timestamps, doses and bpm. */
class LogWritesTest {

  private static final Set<String> WRITES = Set.of("add", "addAll", "change");

  private static final ArchRule INTAKES = onlyWrittenBy(RecordIntakes.class, IntakeLog.class);
  private static final ArchRule READINGS = onlyWrittenBy(RecordReadings.class, ReadingLog.class);

  /** Logs may call each other: decorators pass calls on. */
  private static ArchRule onlyWrittenBy(Class<?> useCase, Class<?> log) {
    return noClasses()
        .that()
        .areNotAssignableTo(log)
        .and()
        .doNotBelongToAnyOf(useCase, log)
        .should()
        .accessTargetWhere(writesTo(log))
        .as("Only %s and logs write to %s".formatted(useCase.getSimpleName(), log.getSimpleName()));
  }

  private static DescribedPredicate<JavaAccess<?>> writesTo(Class<?> log) {
    return DescribedPredicate.describe(
        "add to or change " + log.getSimpleName(),
        access -> access.getTargetOwner().isAssignableTo(log) && WRITES.contains(access.getName()));
  }

  @Test
  void intakesAreWrittenByTheUseCaseOnly() {
    INTAKES.check(MainClasses.ALL);
  }

  @Test
  void readingsAreWrittenByTheUseCaseOnly() {
    READINGS.check(MainClasses.ALL);
  }

  /** Without it the other tests could pass because they see no access at all. */
  @Test
  void findsWritesByCallsLambdasAndMethodReferences() {
    JavaClasses bypasses = new ClassFileImporter().importClasses(Bypass.class);

    assertThat(INTAKES.evaluate(bypasses).getFailureReport().getDetails())
        .hasSize(2)
        .anyMatch(detail -> detail.contains("addIntakes"))
        .anyMatch(detail -> detail.contains("changeLater"));
    assertThat(READINGS.evaluate(bypasses).getFailureReport().getDetails())
        .hasSize(1)
        .allMatch(detail -> detail.contains("addByReference"));
  }

  @Test
  void seesTheWritesOfTheUseCases() {
    assertThat(MainClasses.ALL.get(RecordIntakes.class)).matches(LogWritesTest::writesEverything);
    assertThat(MainClasses.ALL.get(RecordReadings.class)).matches(LogWritesTest::writesEverything);
  }

  private static boolean writesEverything(JavaClass useCase) {
    return useCase.getAccessesFromSelf().stream()
        .filter(
            access ->
                access.getTargetOwner().isAssignableTo(IntakeLog.class)
                    || access.getTargetOwner().isAssignableTo(ReadingLog.class))
        .map(JavaAccess::getName)
        .toList()
        .containsAll(WRITES);
  }

  /** Writes that the rules must find. */
  @SuppressWarnings("unused")
  private record Bypass(IntakeLog intakes, ReadingLog readings) {

    List<AddResult<LoggedIntake>> addIntakes(PersonId person, List<Intake> entries) {
      return intakes.addAll(person, entries);
    }

    Runnable changeLater(PersonId person) {
      return () -> intakes.change(person, 1, LoggedIntake::intake);
    }

    BiFunction<PersonId, Reading, AddResult<LoggedReading>> addByReference() {
      return readings::add;
    }
  }
}
