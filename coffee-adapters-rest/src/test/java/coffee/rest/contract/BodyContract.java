package coffee.rest.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** Validates bodies against the {@code content} of the API specification. */
final class BodyContract {

  private static final String JSON_TYPE = "application/json";

  /** NDJSON: each line has its own schema, or that of an item of the JSON array. */
  private static final String LINES_TYPE = "application/x-ndjson";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final OpenApiSchemas schemas;

  BodyContract(OpenApiSchemas schemas) {
    this.schemas = schemas;
  }

  /** The violations; empty if there are none. */
  List<String> violations(JsonNode content, ContractResponse answer) {
    if (content.isEmpty()) {
      return answer.body().isEmpty() ? List.of() : List.of("there must be no body");
    }
    String mediaType = answer.mediaType().orElse("(none)");
    if (!content.has(mediaType)) {
      return List.of("media type " + mediaType + " is not documented");
    }
    if (mediaType.equals(LINES_TYPE)) {
      JsonNode own = content.path(LINES_TYPE).path("x-item-schema");
      JsonNode item = own.isMissingNode() ? content.at("/application~1json/schema/items") : own;
      return answer.body().lines().flatMap(line -> json(item, line).stream()).toList();
    }
    if (mediaType.equals(JSON_TYPE) || mediaType.endsWith("+json")) {
      return json(content.path(mediaType).path("schema"), answer.body());
    }
    return answer.body().isEmpty() ? List.of("there must be a body") : List.of();
  }

  private List<String> json(JsonNode schema, String text) {
    try {
      return schemas.violations(schema, JSON.readTree(text));
    } catch (JsonProcessingException wrong) {
      return List.of("the body is not JSON: " + wrong.getOriginalMessage());
    }
  }
}
