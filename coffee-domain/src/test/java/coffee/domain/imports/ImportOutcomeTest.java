package coffee.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.imports.rows.CountsByKind;
import coffee.domain.imports.rows.ImportContent;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.KindCounts;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowCounts;
import coffee.domain.imports.rows.SkippedRows;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportOutcomeTest {

  private static final RefusedRow REFUSED =
      new RefusedRow(SourcePosition.line(7), "out_of_range", "must be 30 to 250 bpm, was 3", "3");

  private static ImportJob job(
      ImportState state, boolean dryRun, RowCounts rows, Map<String, SkippedRows> skipped) {
    return job(state, dryRun, rows, skipped, List.of());
  }

  private static ImportJob job(
      ImportState state,
      boolean dryRun,
      RowCounts rows,
      Map<String, SkippedRows> skipped,
      List<ImportContent> contents) {
    return job(state, dryRun, rows, Optional.empty(), skipped, contents);
  }

  private static ImportJob job(
      ImportState state,
      boolean dryRun,
      RowCounts rows,
      Optional<CountsByKind> byKind,
      Map<String, SkippedRows> skipped,
      List<ImportContent> contents) {
    SpooledFile file = new SpooledFile("spool", "key", "00", 99);
    return new ImportJob(
        new PersonId(1),
        1,
        new ImportRequest(file, "fit", FileSettings.in(ZoneOffset.UTC), dryRun, Optional.empty()),
        state,
        new ImportTimes(Instant.EPOCH, Optional.empty(), Optional.empty()),
        new ImportProgress(
            rows.total(),
            99,
            Duration.ZERO,
            rows,
            byKind,
            skipped,
            Map.of(),
            contents,
            Optional.empty()),
        rows.refused() > 0 ? List.of(REFUSED) : List.of(),
        state == ImportState.FAILED
            ? Optional.of(ImportFailure.of("damaged", "The archive is damaged at byte 7."))
            : Optional.empty(),
        state == ImportState.UNDONE
            ? Optional.of(new ImportRemoval(1, 2_000, 0))
            : Optional.empty());
  }

  private static String outcome(ImportState state, boolean dryRun, RowCounts rows) {
    return ImportOutcome.of(job(state, dryRun, rows, Map.of())).orElseThrow();
  }

  private static String done(long stored, long existing, long refused) {
    return outcome(ImportState.DONE, false, new RowCounts(stored, existing, refused));
  }

  @Test
  void openImportHasNoOutcome() {
    for (ImportState state : List.of(ImportState.QUEUED, ImportState.RUNNING)) {
      assertThat(ImportOutcome.of(job(state, false, new RowCounts(1, 0, 0), Map.of()))).isEmpty();
    }
  }

  @Test
  void summarizesWhatWasStored() {
    assertThat(done(1, 0, 0)).isEqualTo("1 new entry stored.");
    assertThat(done(1_200, 30, 4))
        .isEqualTo("1,200 new entries stored, 30 already existed, 4 refused.");
    assertThat(outcome(ImportState.DONE, true, new RowCounts(2, 1, 0)))
        .isEqualTo("Dry run, nothing was stored: 2 new entries would be, 1 already existed.");
  }

  private static String outcome(ImportState state, boolean dryRun, KindCounts stored) {
    CountsByKind byKind = new CountsByKind(stored, new KindCounts(0, 1, 0, 0, 0));
    RowCounts rows = new RowCounts(stored.total(), 1, 0);
    return ImportOutcome.of(job(state, dryRun, rows, Optional.of(byKind), Map.of(), List.of()))
        .orElseThrow();
  }

  @Test
  void namesKindsOfStoredRows() {
    assertThat(outcome(ImportState.DONE, false, new KindCounts(12, 1_080, 4, 2, 1)))
        .isEqualTo(
            "12 coffees, 1,080 heart rates, 4 counts of steps, 2 experiments and 1 profile stored,"
                + " 1 already existed.");
    assertThat(outcome(ImportState.DONE, false, new KindCounts(1, 1, 0, 0, 0)))
        .isEqualTo("1 coffee and 1 heart rate stored, 1 already existed.");
    assertThat(outcome(ImportState.DONE, true, new KindCounts(0, 0, 1, 0, 0)))
        .isEqualTo("Dry run, nothing was stored: 1 count of steps would be, 1 already existed.");
    assertThat(outcome(ImportState.CANCELLED, false, new KindCounts(0, 0, 0, 1, 0)))
        .isEqualTo("The import was cancelled: 1 experiment stored before that is kept.");
    assertThat(outcome(ImportState.CANCELLED, false, new KindCounts(2, 1, 0, 0, 0)))
        .isEqualTo(
            "The import was cancelled: 2 coffees and 1 heart rate stored before that are kept.");
    assertThat(outcome(ImportState.DONE, false, KindCounts.NONE))
        .isEqualTo("Nothing was stored: the only entry already existed.");
  }

  private static String outcome(String... formats) {
    List<ImportContent> contents = new ArrayList<>();
    for (String format : formats) {
      contents.add(new ImportContent(format, 1, new RowCounts(1, 0, 0)));
    }
    contents.add(new ImportContent("tcx", 1, new RowCounts(0, 1, 0)));
    return ImportOutcome.of(
            job(ImportState.DONE, false, new RowCounts(2, 0, 0), Map.of(), contents))
        .orElseThrow();
  }

  @Test
  void namesFormatsOfStoredRows() {
    assertThat(outcome("apple_health")).isEqualTo("2 new entries stored from Apple Health.");
    assertThat(outcome("fitbit_account", "fitbit_csv"))
        .isEqualTo("2 new entries stored from Fitbit.");
    assertThat(outcome("fit", "gpx", "oura"))
        .isEqualTo("2 new entries stored from FIT, GPX and Oura.");
    assertThat(outcome("fit", "gpx", "new_format", "polar", "zepp"))
        .isEqualTo("2 new entries stored from FIT, GPX, new format and 2 more.");
  }

  @Test
  void namesKindsInPlainWords() {
    assertThat(DisplayNames.ofKind("ExportDate")).isEqualTo("export date");
    assertThat(DisplayNames.ofKind("HKQuantityTypeIdentifierStepCount")).isEqualTo("step count");
    assertThat(DisplayNames.ofKind("com.google.step_count.delta")).isEqualTo("step count delta");
    assertThat(DisplayNames.ofKind("resting_heart_rate")).isEqualTo("resting heart rate");
    assertThat(DisplayNames.ofKind("__")).isEqualTo("__");
  }

  @Test
  void explainsWhyNothingWasStored() {
    assertThat(done(0, 1, 0)).isEqualTo("Nothing was stored: the only entry already existed.");
    assertThat(done(0, 3_000, 0))
        .isEqualTo("Nothing was stored: all 3,000 entries already existed.");
    assertThat(done(0, 0, 1))
        .isEqualTo(
            "Nothing was stored: 1 entry was refused (first: line 7, must be 30 to 250 bpm, was"
                + " 3).");
    assertThat(done(0, 2, 5))
        .isEqualTo(
            "Nothing was stored: 2 entries already existed, 5 entries were refused (first: line 7,"
                + " must be 30 to 250 bpm, was 3).");
    assertThat(outcome(ImportState.DONE, true, new RowCounts(0, 1, 0)))
        .isEqualTo("Dry run, nothing would be stored: the only entry already existed.");
  }

  @Test
  void describesFileWithoutEntries() {
    assertThat(done(0, 0, 0)).isEqualTo("Nothing was stored: the file contains no entries.");
    Map<String, SkippedRows> skipped =
        Map.of(
            "step_count", new SkippedRows(4_000, List.of()),
            "other_file", new SkippedRows(2, List.of("a.jpg")),
            "record", new SkippedRows(1, List.of()),
            "sleep", new SkippedRows(2, List.of()));
    assertThat(ImportOutcome.of(job(ImportState.DONE, false, RowCounts.NONE, skipped)))
        .contains(
            "Nothing was stored: the file contains neither heart rates nor caffeine, only other"
                + " data: step count (4,000), other files (2), sleep (2), ….");
  }

  @Test
  void describesWhatUnfinishedImportStored() {
    assertThat(outcome(ImportState.FAILED, false, new RowCounts(2, 0, 0)))
        .isEqualTo(
            "The import failed: The archive is damaged at byte 7; 2 entries stored before that are"
                + " kept.");
    assertThat(outcome(ImportState.FAILED, true, new RowCounts(2, 0, 0)))
        .isEqualTo("The import failed: The archive is damaged at byte 7; nothing was stored.");
    assertThat(outcome(ImportState.CANCELLED, false, new RowCounts(1, 0, 0)))
        .isEqualTo("The import was cancelled: 1 entry stored before that is kept.");
    assertThat(outcome(ImportState.UNDONE, false, new RowCounts(9, 0, 0)))
        .isEqualTo("The import was undone: 1 coffee and 2,000 heart rates were removed.");
  }
}
