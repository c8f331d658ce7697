package coffee.rest.intake;

import coffee.domain.intake.Drink;
import coffee.domain.intake.DrinkCatalogue;
import coffee.rest.Caller;
import coffee.rest.json.QueryParameters;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.OptionalDouble;

/** {@code GET /v1/drinks}: the catalogue, with the source of every value. */
@Path("/v1/drinks")
@Produces(MediaType.APPLICATION_JSON)
public final class DrinksResource {

  private final List<Body> drinks;

  /** Creates the resource. */
  public DrinksResource(DrinkCatalogue catalogue) {
    this.drinks = catalogue.all().stream().map(Body::of).toList();
  }

  @GET
  public List<Body> drinks(@Auth Caller caller, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return drinks;
  }

  /** A drink as JSON. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Body(
      String slug,
      String name,
      String category,
      String serving,
      OptionalDouble servingMl,
      double caffeineMg,
      double lowMg,
      double highMg,
      String source) {

    static Body of(Drink drink) {
      return new Body(
          drink.slug(),
          drink.name(),
          drink.category().word(),
          drink.serving().description(),
          drink.serving().millilitres(),
          drink.content().usual().milligrams(),
          drink.content().low().milligrams(),
          drink.content().high().milligrams(),
          drink.source());
    }
  }
}
