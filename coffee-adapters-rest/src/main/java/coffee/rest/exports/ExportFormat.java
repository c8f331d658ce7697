package coffee.rest.exports;

import coffee.domain.exports.ExportSelection;
import coffee.domain.exports.ExportSink;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The export formats, in order of preference. */
public enum ExportFormat {
  /** Our own lossless format, with all data. */
  NDJSON("application/x-ndjson;charset=utf-8", "ndjson") {
    @Override
    public ExportSink sink(OutputStream out, ExportSelection selection, ExportOrigin origin)
        throws IOException {
      return new NdjsonExport(out, selection, origin.cursor());
    }
  },
  /** Our own format for spreadsheets, lossless for records. */
  CSV("text/csv;charset=utf-8", "csv") {
    @Override
    public ExportSink sink(OutputStream out, ExportSelection selection, ExportOrigin origin) {
      return new CsvExport(out, selection);
    }
  },
  /** A Bundle of FHIR R4. */
  FHIR("application/fhir+json", "fhir.json") {
    @Override
    public ExportSink sink(OutputStream out, ExportSelection selection, ExportOrigin origin)
        throws IOException {
      return new FhirExport(out, origin.store());
    }
  },
  /** Data points of Open mHealth. */
  OPEN_MHEALTH("application/json", "omh.json") {
    @Override
    public ExportSink sink(OutputStream out, ExportSelection selection, ExportOrigin origin)
        throws IOException {
      return new OpenMHealthExport(out, origin.store());
    }
  };

  private final String mediaType;
  private final String extension;

  ExportFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /**
   * Creates a writer for this format.
   *
   * @param out destination; not closed
   * @param selection what is exported
   * @param origin from where it is
   */
  public abstract ExportSink sink(OutputStream out, ExportSelection selection, ExportOrigin origin)
      throws IOException;

  /** The name used in requests. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All formats by name. */
  public static Map<String, ExportFormat> byWord() {
    Map<String, ExportFormat> formats = new LinkedHashMap<>();
    for (ExportFormat format : values()) {
      formats.put(format.word(), format);
    }
    return formats;
  }

  /** The format that the client prefers; the first one of equal preference. */
  static Optional<ExportFormat> accepted(List<MediaType> ranges) {
    return Arrays.stream(values())
        .filter(format -> format.quality(ranges) > 0)
        .max(
            Comparator.<ExportFormat>comparingDouble(format -> format.quality(ranges))
                .thenComparing(Comparator.reverseOrder()));
  }

  /** The quality of the most specific media range that matches this format (RFC 9110, 12.5.1). */
  private double quality(List<MediaType> ranges) {
    MediaType type = mediaType();
    return ranges.stream()
        .filter(type::isCompatible)
        .max(
            Comparator.comparing((MediaType range) -> !range.isWildcardType())
                .thenComparing(range -> !range.isWildcardSubtype()))
        .map(range -> Double.parseDouble(range.getParameters().getOrDefault("q", "1")))
        .orElse(0.0);
  }

  MediaType mediaType() {
    return MediaType.valueOf(mediaType);
  }

  /** The file extension, without the dot. */
  public String extension() {
    return extension;
  }
}
