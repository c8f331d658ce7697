package coffee.rest.imports;

import static java.util.stream.Collectors.toMap;

import coffee.domain.imports.FileName;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.TimestampFormat;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the options of an import. */
public final class ImportQuery {

  private static final String RECOGNISED = "auto";

  private final FieldReader<String> formats;
  private final CallerLookup persons;

  /**
   * The options of an import request.
   *
   * @param format empty to detect it
   * @param zone time zone of timestamps without an offset
   * @param dryRun whether nothing is stored
   * @param fileName name of the file, if one was sent
   */
  record Options(
      Optional<String> format, ZoneId zone, boolean dryRun, Optional<FileName> fileName) {}

  /** With the names of the supported formats. */
  public ImportQuery(List<String> formats, CallerLookup persons) {
    Map<String, String> words =
        Stream.concat(Stream.of(RECOGNISED), formats.stream())
            .collect(toMap(word -> word, word -> word, (one, same) -> one, LinkedHashMap::new));
    this.formats = FieldReader.oneOf(words);
    this.persons = persons;
  }

  /** Reads {@code format}, {@code time_zone}, {@code dry_run}, and the name of the file. */
  Options read(Caller caller, ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    Optional<String> format = query.optional("format", formats);
    Optional<ZoneId> zone = query.optional("time_zone", TimestampFormat.zone());
    boolean dryRun = query.optional("dry_run", FieldReader.bool()).orElse(false);
    Optional<FileName> fileName = UploadedFileName.readParameter(query);
    query.finish();
    return new Options(
        format.filter(word -> !word.equals(RECOGNISED)),
        zone.orElseGet(persons.zone(caller)),
        dryRun,
        fileName.or(() -> UploadedFileName.readHeader(request)));
  }

  /** Reads {@code time_zone}. */
  ZoneId readZone(Caller caller, ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    Optional<ZoneId> zone = query.optional("time_zone", TimestampFormat.zone());
    query.finish();
    return zone.orElseGet(persons.zone(caller));
  }
}
