package coffee.rest.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes tables as NDJSON and CSV (RFC 4180), with null as an empty cell. */
@Produces({RecordList.CSV, RecordList.NDJSON})
public final class RecordListWriter implements MessageBodyWriter<RecordList> {

  private static final String LINE_END = "\r\n";

  private final ObjectMapper json;

  /** Serializes rows with the mapper, which determines names and their order. */
  public RecordListWriter(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == RecordList.class;
  }

  @Override
  public void writeTo(
      RecordList table,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    headers.putSingle("Content-Type", mediaType.withCharset("utf-8").toString());
    boolean isCsv = mediaType.isCompatible(MediaType.valueOf(RecordList.CSV));
    table
        .fileName()
        .map(name -> "attachment; filename=\"%s.%s\"".formatted(name, isCsv ? "csv" : "ndjson"))
        .ifPresent(attachment -> headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, attachment));
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    if (isCsv) {
      writeCsv(table, writer);
    } else {
      writeLines(table, writer);
    }
    writer.flush();
  }

  private void writeLines(RecordList table, Writer out) throws IOException {
    for (Record row : table.rows()) {
      out.write(json.writeValueAsString(row));
      out.write('\n');
    }
  }

  private void writeCsv(RecordList table, Writer out) throws IOException {
    List<String> columns = columns(table.type());
    out.write(String.join(",", columns));
    out.write(LINE_END);
    for (Record row : table.rows()) {
      JsonNode cells = json.valueToTree(row);
      for (int i = 0; i < columns.size(); i++) {
        out.write(i == 0 ? "" : ",");
        out.write(cell(cells.path(columns.get(i))));
      }
      out.write(LINE_END);
    }
  }

  private List<String> columns(Class<?> type) {
    return json
        .getSerializationConfig()
        .introspect(json.constructType(type))
        .findProperties()
        .stream()
        .map(BeanPropertyDefinition::getName)
        .toList();
  }

  private static String cell(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    return value.isTextual() ? CsvCell.of(value.textValue()) : value.asText();
  }
}
