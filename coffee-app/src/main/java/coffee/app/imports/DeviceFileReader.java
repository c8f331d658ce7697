package coffee.app.imports;

import coffee.devices.Content;
import coffee.devices.CountingContent;
import coffee.devices.DeviceFormat;
import coffee.devices.FileContent;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.devices.archive.DecompressionLimits;
import coffee.devices.formats.FormatRegistry;
import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.TimestampRules;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.imports.FileName;
import coffee.domain.imports.FileSettings;
import coffee.domain.imports.ImportFailure;
import coffee.domain.imports.ImportReader;
import coffee.domain.imports.SpooledFile;
import coffee.domain.imports.rows.ImportRun;
import coffee.domain.intake.IntakeRules;
import coffee.persistence.files.FileSystemSpool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/** Reads the files of a directory in the formats of devices and apps. */
public final class DeviceFileReader implements ImportReader {

  /**
   * The rules for records.
   *
   * @param intakes rules for coffees
   * @param readings rules for heart rates
   * @param times rules for timestamps
   */
  public record Rules(IntakeRules intakes, ReadingRules readings, TimestampRules times) {

    ReaderSettings with(FileSettings settings) {
      return new ReaderSettings(settings, intakes, readings, times);
    }
  }

  private final FileSystemSpool spool;
  private final FormatRegistry formats;
  private final Rules rules;

  /**
   * Creates a reader for a spool.
   *
   * @param maxBytes maximum total size of an unpacked file, in bytes
   */
  public DeviceFileReader(FileSystemSpool spool, Rules rules, long maxBytes) {
    DecompressionLimits usual = DecompressionLimits.DEFAULT;
    this.spool = spool;
    this.rules = rules;
    this.formats =
        FormatRegistry.standard(
            new DecompressionLimits(
                maxBytes, usual.maxFiles(), usual.maxRatio(), usual.ratioCheckedFromBytes()),
            spool.databases());
  }

  @Override
  public List<String> formats() {
    return formats.all().stream().map(DeviceFormat::name).toList();
  }

  @Override
  public Optional<String> recognize(SpooledFile file, Optional<FileName> name) {
    try {
      return formats
          .recognize(name.map(FileName::text).orElse(""), content(file))
          .map(DeviceFormat::name);
    } catch (UnreadableFileException damaged) {
      return Optional.empty();
    } catch (NoSuchFileException missing) {
      throw erased();
    } catch (IOException failure) {
      throw unavailable(failure);
    }
  }

  @Override
  public List<String> possibleFormats(SpooledFile file) {
    try {
      return formats.possible(content(file)).stream().map(DeviceFormat::name).toList();
    } catch (NoSuchFileException missing) {
      throw erased();
    } catch (IOException failure) {
      throw unavailable(failure);
    }
  }

  @Override
  public Optional<ImportFailure> read(
      SpooledFile file, String format, FileSettings settings, ImportRun run) {
    try {
      return formats
          .find(format)
          .map(known -> read(known, content(file), rules.with(settings), run))
          .orElseGet(
              () ->
                  Optional.of(
                      ImportFailure.of("unknown_format", "This format is no longer supported.")));
    } catch (UncheckedIOException failure) {
      throw unavailable(failure);
    }
  }

  private Content content(SpooledFile file) {
    return new FileContent(spool.path(file));
  }

  private static DomainException erased() {
    return DomainException.conflict(
        "upload_erased", "your data were erased while this file was received; send it again");
  }

  private static DomainException unavailable(Exception failure) {
    return new DomainException(
        Reason.UNAVAILABLE, "storage_failed", "This file is currently not readable.", failure);
  }

  /**
   * Reads a file into an import run, whose exceptions are passed on.
   *
   * @throws UncheckedIOException if the file cannot be opened
   */
  static Optional<ImportFailure> read(
      DeviceFormat format, Content content, ReaderSettings settings, ImportRun run) {
    try {
      format.read(new CountingContent(content, run::setBytesRead), settings, run);
      return Optional.empty();
    } catch (UnreadableFileException unreadable) {
      return Optional.of(
          new ImportFailure(
              unreadable.code(),
              unreadable.detail(),
              Optional.of(unreadable.position()),
              unreadable.subjects()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
