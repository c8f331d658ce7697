package coffee.devices.formats;

import coffee.devices.Content;
import coffee.devices.FileContent;
import coffee.devices.TestReader;
import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.imports.ImportRunFactory;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.ImportRun;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.SkippedRows;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.LoggedIntakeFixtures;
import coffee.domain.person.PersonId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive as a vendor exports it, and what an import of it stores. */
final class VendorArchive {

  /** One heart rate that an archive contains. */
  record Sample(Instant at, int bpm) {

    String shown() {
      return at + " " + bpm;
    }
  }

  private static final LocalDateTime LONG_AGO = LocalDateTime.parse("2026-03-01T09:00:00");
  private static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final int MANY = 10_000;

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final InMemoryStore store = new InMemoryStore(new MutableClock(NOW));
  private final PersonId person = store.people().ensure("ada", ZoneOffset.UTC).id();
  private final List<RefusedRow> refused = new ArrayList<>();
  private ImportProgress progress = ImportProgress.NONE;

  /** Samples at regular intervals, each with another heart rate than its neighbours. */
  static List<Sample> samples(String start, int stepSeconds, int count) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(
          new Sample(Instant.parse(start).plusSeconds((long) i * stepSeconds), 55 + i * 7 % 40));
    }
    return samples;
  }

  VendorArchive with(String name, String content) {
    return with(name, TestReader.bytes(content));
  }

  VendorArchive with(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LONG_AGO);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** Imports the archive from a disk, as uploads are, detecting its format. */
  VendorArchive imported() throws IOException {
    Path zip = Files.write(Files.createTempFile("archive", ".zip"), zip());
    try {
      read(new FileContent(zip));
    } finally {
      Files.delete(zip);
    }
    return this;
  }

  private void read(Content zip) throws IOException {
    ImportRun run =
        new ImportRunFactory(
                store.importTargets(), store.transactions(), () -> 0, (rows, bytes) -> {})
            .start(person, (reached, further) -> refused.addAll(further));
    FormatRegistry.standard().recognize(zip).orElseThrow().read(zip, TestReader.SETTINGS, run);
    progress = run.finish();
  }

  /** Stored, existing and refused rows, in words. */
  String counts() {
    return "%d stored, %d existing, %d refused"
        .formatted(
            progress.rowCounts().stored(),
            progress.rowCounts().existing(),
            progress.rowCounts().refused());
  }

  /** The formats of the files that were read, with their number. */
  Map<String, Long> contents() {
    return new TreeMap<>(
        progress.contents().stream()
            .collect(Collectors.toMap(content -> content.format(), content -> content.files())));
  }

  Map<String, Long> skipped() {
    return new TreeMap<>(
        progress.skipped().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, kind -> kind.getValue().count())));
  }

  /** The names of the files that were not read. */
  List<String> otherFiles() {
    return progress.skipped().entrySet().stream()
        .filter(kind -> kind.getKey().equals("other_file"))
        .map(Map.Entry::getValue)
        .map(SkippedRows::names)
        .flatMap(List::stream)
        .toList();
  }

  List<String> refusals() {
    return refused.stream().map(RefusedRow::code).toList();
  }

  /** The first stored readings of a source, as {@link Sample#shown} does. */
  List<String> firstReadings(String source, int count) {
    return store.readings().oldestFirst(person, EVER, NOW, Optional.empty(), MANY).stream()
        .map(LoggedReading::reading)
        .filter(reading -> reading.source().equals(source))
        .limit(count)
        .map(reading -> reading.measuredAt() + " " + reading.heartRate().bpm())
        .toList();
  }

  /** The stored drinks as time and mg. */
  List<String> drinks() {
    return LoggedIntakeFixtures.between(store.intakes(), person, EVER, NOW).stream()
        .map(LoggedIntake::intake)
        .map(intake -> intake.consumedAt() + " " + intake.caffeine().milligrams())
        .toList();
  }
}
