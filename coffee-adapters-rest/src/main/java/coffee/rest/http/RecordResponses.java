package coffee.rest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Builds responses for single records: JSON body, entity tag and location. */
public final class RecordResponses {

  private final ObjectMapper json;

  /** Serializes records with the mapper. */
  public RecordResponses(ObjectMapper json) {
    this.json = json;
  }

  /** Builds a 200 response. */
  public Response found(Record wire) {
    return response(200, wire).build();
  }

  /**
   * Builds a response with the record's location.
   *
   * @param isNew whether this request created it: 201, otherwise 200
   * @param location absolute path of the record
   */
  public Response stored(boolean isNew, String location, Record wire) {
    return response(isNew ? 201 : 200, wire).header(HttpHeaders.LOCATION, location).build();
  }

  /** The entity tag of the record's current version. */
  public String tag(Record wire) {
    return EntityTags.of(bytes(wire));
  }

  private Response.ResponseBuilder response(int status, Record wire) {
    byte[] bytes = bytes(wire);
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.ETAG, EntityTags.of(bytes))
        .entity(bytes);
  }

  private byte[] bytes(Record wire) {
    try {
      return json.writeValueAsBytes(wire);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("cannot serialize " + wire.getClass(), bug);
    }
  }
}
