package coffee.rest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers with a single record: its JSON, the tag of this version of it, and where it is. */
public final class Records {

  private final ObjectMapper json;

  /** Writes records as the mapper does. */
  public Records(ObjectMapper json) {
    this.json = json;
  }

  /** 200 with the record. */
  public Response found(Record wire) {
    return answer(200, wire).build();
  }

  /**
   * The record and where it is.
   *
   * @param isNew whether this call made it: 201, otherwise 200
   * @param location absolute path
   */
  public Response stored(boolean isNew, String location, Record wire) {
    return answer(isNew ? 201 : 200, wire).header(HttpHeaders.LOCATION, location).build();
  }

  /** The tag of the version that a record is. */
  public String tag(Record wire) {
    return EntityTags.of(bytes(wire));
  }

  private Response.ResponseBuilder answer(int status, Record wire) {
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
      throw new IllegalStateException("cannot write " + wire.getClass(), bug);
    }
  }
}
