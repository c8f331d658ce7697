package coffee.rest.assistant;

import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.auth.RequiresScope;
import coffee.rest.idempotency.IdempotencyKey;
import coffee.rest.json.RequestBodies;
import coffee.rest.json.RequestBody;
import coffee.rest.limits.DeferredRateLimit;
import coffee.rest.limits.RateLimited;
import coffee.rest.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code POST /mcp}: the Model Context Protocol over streamable HTTP, one JSON-RPC message at a
 * time, answered with JSON. There are no sessions and no streams, so GET and DELETE are 405. Any
 * scope suffices here; each tool requires its own, and counts against the limit of its own kind.
 */
@Path("/mcp")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope({Scope.READ, Scope.WRITE, Scope.ADMIN})
@RateLimited(RateLimited.Kind.BY_BODY)
public final class McpResource {

  private final McpMethods methods;
  private final RequestBodies bodies;

  /**
   * Creates the resource.
   *
   * @param version version of the service
   */
  public McpResource(AssistantTools tools, RequestBodies bodies, String version) {
    this.methods = new McpMethods(tools, version);
    this.bodies = bodies;
  }

  @POST
  public Response post(@Auth Caller caller, @Context ContainerRequestContext request) {
    JsonNode id = NullNode.getInstance();
    try {
      JsonRpcMessage message = read(request);
      id = message.id();
      DeferredRateLimit.charge(request, methods.limit(message));
      boolean isStateless = new RequestEnvelope(message, request::getHeaderString).isStateless();
      if (!message.isRequest()) {
        return Response.accepted().build();
      }
      ObjectNode result =
          isStateless
              ? methods.callStateless(caller, message)
              : methods.callNegotiated(caller, message);
      return Response.ok(response(id, result)).build();
    } catch (JsonRpcException failure) {
      return Response.status(failure.status()).entity(failure.toJson(id)).build();
    }
  }

  /** What is no message counts as a read. */
  private JsonRpcMessage read(ContainerRequestContext request) {
    try {
      IdempotencyKey.requireAbsent(
          request, "Repeated calls are recognized by client_id: omit Idempotency-Key.");
      return JsonRpcMessage.of(tree(bodies.single(request)));
    } catch (RuntimeException refusal) {
      DeferredRateLimit.charge(request, RateLimited.Kind.READ);
      throw refusal;
    }
  }

  private static JsonNode tree(RequestBody body) {
    try {
      return body.tree();
    } catch (ProblemException refusal) {
      if (refusal.problem().status() >= 500) {
        throw refusal;
      }
      throw JsonRpcException.of(400, JsonRpcException.PARSE_ERROR, refusal.problem().detail());
    }
  }

  private static ObjectNode response(JsonNode id, ObjectNode result) {
    ObjectNode response = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
    response.set("id", id);
    response.set("result", result);
    return response;
  }
}
