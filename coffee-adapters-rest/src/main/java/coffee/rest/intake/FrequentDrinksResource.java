package coffee.rest.intake;

import coffee.domain.intake.DrinkCatalogue;
import coffee.domain.intake.DrinkServings;
import coffee.domain.intake.FrequentDrink;
import coffee.domain.intake.ReadIntakeDays;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.json.DaysParameter;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.TimestampFormat;
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
import java.util.Optional;

/** {@code GET /v1/drinks/frequent}: what the person logged most often lately. */
@Path("/v1/drinks/frequent")
@Produces(MediaType.APPLICATION_JSON)
public final class FrequentDrinksResource {

  private static final int DEFAULT_LIMIT = 6;
  private static final int MAX_LIMIT = 100;

  private final ReadIntakeDays readDays;
  private final DrinkCatalogue catalogue;
  private final CallerLookup persons;

  /** Creates the resource. */
  public FrequentDrinksResource(
      ReadIntakeDays readDays, DrinkCatalogue catalogue, CallerLookup persons) {
    this.readDays = readDays;
    this.catalogue = catalogue;
    this.persons = persons;
  }

  @GET
  public List<Body> frequent(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    int days = DaysParameter.read(query);
    int limit =
        query.optional("limit", FieldReader.wholeNumber(1, MAX_LIMIT)).orElse(DEFAULT_LIMIT);
    query.finish();
    return readDays.frequent(persons.person(caller), days, limit).stream().map(this::body).toList();
  }

  private Body body(FrequentDrink drink) {
    Optional<DrinkServings> known =
        drink.coffeeType().flatMap(name -> catalogue.servings(name, drink.caffeine()));
    return new Body(
        known.map(servings -> servings.drink().slug()),
        drink.coffeeType(),
        drink.caffeine().milligrams(),
        known.map(DrinkServings::servings),
        drink.count(),
        TimestampFormat.format(drink.lastAt()));
  }

  /** A drink as JSON; {@code drink} and {@code servings} if it is one of the catalogue. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Body(
      Optional<String> drink,
      Optional<String> coffeeType,
      double caffeineMg,
      Optional<Double> servings,
      int count,
      String lastAt) {}
}
