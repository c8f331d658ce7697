package coffee.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AddResult;
import coffee.domain.entry.Entry;
import coffee.domain.entry.EntryLog;
import coffee.domain.entry.LoggedEntry;
import coffee.domain.entry.RecordEntries;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import coffee.domain.steps.RecordSteps;
import coffee.domain.steps.StepLog;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Entries are written by the use cases that apply the rules for timestamps, doses and bpm. */
class LogWritesTest {

  private static final Set<String> WRITES = Set.of("add", "addAll", "change");

  /** Logs may call themselves: default methods do. */
  private static final ArchRule ONLY_THE_USE_CASE_WRITES =
      noClasses()
          .that()
          .areNotAssignableTo(EntryLog.class)
          .and()
          .doNotBelongToAnyOf(RecordEntries.class)
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe("write to a log", LogWritesTest::writesToLog))
          .as("Only RecordEntries and logs write to logs");

  private static boolean writesToLog(JavaAccess<?> access) {
    return access.getTargetOwner().isAssignableTo(EntryLog.class)
        && WRITES.contains(access.getName());
  }

  @Test
  void stepsAreWrittenByTheUseCaseOnly() {
    noClasses()
        .that()
        .areNotAssignableTo(StepLog.class)
        .and()
        .doNotBelongToAnyOf(RecordSteps.class)
        .should()
        .callMethod(StepLog.class, "addAll", PersonId.class, List.class, OptionalLong.class)
        .as("Only RecordSteps writes to the log of steps")
        .check(MainClasses.ALL);
    assertThat(MainClasses.ALL.get(RecordSteps.class).getMethodCallsFromSelf())
        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(StepLog.class));
  }

  @Test
  void logsAreWrittenByTheUseCaseOnly() {
    ONLY_THE_USE_CASE_WRITES.check(MainClasses.ALL);
  }

  /** Without it the other tests could pass because they see no access at all. */
  @Test
  void findsWritesByCallsLambdasAndMethodReferences() {
    JavaClasses bypasses = new ClassFileImporter().importClasses(Bypass.class);

    assertThat(ONLY_THE_USE_CASE_WRITES.evaluate(bypasses).getFailureReport().getDetails())
        .hasSize(4)
        .anyMatch(detail -> detail.contains("addIntakes"))
        .anyMatch(detail -> detail.contains("changeLater"))
        .anyMatch(detail -> detail.contains("addByReference"))
        .anyMatch(detail -> detail.contains("addAny"));
  }

  @Test
  void findsWritesOfTheUseCase() {
    assertThat(
            MainClasses.ALL.get(RecordEntries.class).getAccessesFromSelf().stream()
                .filter(LogWritesTest::writesToLog)
                .map(JavaAccess::getName))
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

    <E extends Entry, L extends LoggedEntry<E>> AddResult<L> addAny(
        EntryLog<E, L> log, PersonId person, E entry) {
      return log.add(person, entry);
    }
  }
}
