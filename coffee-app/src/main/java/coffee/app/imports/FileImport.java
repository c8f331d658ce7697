package coffee.app.imports;

import coffee.app.configuration.OperatorException;
import coffee.devices.DeviceFormat;
import coffee.devices.FileContent;
import coffee.devices.ReaderSettings;
import coffee.devices.formats.FormatRegistry;
import coffee.domain.imports.ImportFailure;
import coffee.domain.imports.rows.CheckpointListener;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.ImportRun;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowHandler.ClockChange;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The import of one local file by a command. */
final class FileImport implements CheckpointListener {

  private final Path path;
  private final String name;
  private final long bytes;
  private final ImportReport report;

  FileImport(Path path, ImportReport report) throws IOException {
    this.path = path;
    this.name = String.valueOf(path.getFileName());
    this.bytes = Files.size(path);
    this.report = report;
  }

  /**
   * Imports the file.
   *
   * @param into starts an import run that reports its progress
   * @throws OperatorException if the file is unreadable or incomplete; rows before that are stored
   */
  void run(ReaderSettings settings, Function<CheckpointListener, ImportRun> into)
      throws IOException {
    DeviceFormat format =
        FormatRegistry.standard()
            .recognize(name, new FileContent(path))
            .orElseThrow(() -> new OperatorException(name + " has no supported format"));
    ImportRun run = into.apply(this);
    Optional<ImportFailure> failure =
        DeviceFileReader.read(format, new FileContent(path), settings, run);
    ImportProgress read = run.finish();
    report.summary(name, read);
    read.clockChanges().forEach((decision, times) -> report.note(name, text(decision, times)));
    if (failure.isPresent()) {
      String position = failure.get().position().map(FileImport::text).orElse("");
      throw new OperatorException("%s, %s: %s".formatted(name, position, failure.get().detail()));
    }
  }

  @Override
  public void checkpoint(ImportProgress progress, List<RefusedRow> refused) {
    refused.forEach(
        row -> report.problem(name, text(row.position()), row.detail(), row.original()));
    report.progress(name, bytes == 0 ? 1 : (double) progress.bytesRead() / bytes, progress);
  }

  private static String text(SourcePosition position) {
    String unit = position.unit().name().toLowerCase(Locale.ROOT);
    return position.file().map(file -> file + ", ").orElse("") + unit + " " + position.number();
  }

  private static String text(ClockChange decision, long times) {
    return switch (decision) {
      case EARLIER_TAKEN -> times + " ambiguous local times: the earlier one was used";
      case MOVED_ON -> times + " skipped local times: moved forward by the gap";
    };
  }
}
