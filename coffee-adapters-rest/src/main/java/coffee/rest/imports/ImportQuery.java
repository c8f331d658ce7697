package coffee.rest.imports;

import static java.util.stream.Collectors.toMap;

import coffee.domain.imports.FileName;
import coffee.domain.imports.FileSettings;
import coffee.domain.imports.Subject;
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

  private static final FieldReader<Subject> SUBJECT = FieldReader.text(Subject::new);

  private final FieldReader<String> formats;
  private final CallerLookup persons;

  /**
   * The options of an import request.
   *
   * @param format empty to detect it
   * @param settings what the sender says about the content of the file
   * @param dryRun whether nothing is stored
   * @param fileName name of the file, if one was sent
   */
  record Options(
      Optional<String> format,
      FileSettings settings,
      boolean dryRun,
      Optional<FileName> fileName) {}

  /** With the names of the supported formats. */
  public ImportQuery(List<String> formats, CallerLookup persons) {
    Map<String, String> words =
        Stream.concat(Stream.of(RECOGNISED), formats.stream())
            .collect(toMap(word -> word, word -> word, (one, same) -> one, LinkedHashMap::new));
    this.formats = FieldReader.oneOf(words);
    this.persons = persons;
  }

  /**
   * Reads {@code format}, {@code time_zone}, {@code subject}, {@code dry_run}, and the name of the
   * file.
   */
  Options read(Caller caller, ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    Optional<String> format = query.optional("format", formats);
    Optional<ZoneId> zone = query.optional("time_zone", TimestampFormat.zone());
    Optional<Subject> subject = query.optional("subject", SUBJECT);
    boolean dryRun = query.optional("dry_run", FieldReader.bool()).orElse(false);
    Optional<FileName> fileName = UploadedFileName.readParameter(query);
    query.finish();
    return new Options(
        format.filter(word -> !word.equals(RECOGNISED)),
        new FileSettings(zone.orElseGet(persons.zone(caller)), subject),
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
