package coffee.rest.caffeine;

import coffee.domain.caffeine.CaffeineInBody;
import coffee.domain.caffeine.CaffeineLevel;
import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.HalfLife;
import coffee.domain.caffeine.LevelPoint;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.person.Person;
import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.auth.RequiresScope;
import coffee.rest.idempotency.IdempotentRequests;
import coffee.rest.json.Fields;
import coffee.rest.json.Rounding;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code POST /v1/caffeine/what-if}: the effect of hypothetical doses; nothing is stored. */
@Path("/v1/caffeine/what-if")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(Scope.READ)
public final class WhatIfResource {

  private final ReadCaffeineLevel caffeine;
  private final WhatIfFields fields;
  private final ReadExperiment experiments;
  private final CallerLookup persons;
  private final IdempotentRequests requests;

  /** Creates the resource. */
  public WhatIfResource(
      ReadCaffeineLevel caffeine,
      ReadExperiment experiments,
      WhatIfFields fields,
      CallerLookup persons,
      IdempotentRequests requests) {
    this.caffeine = caffeine;
    this.experiments = experiments;
    this.fields = fields;
    this.persons = persons;
    this.requests = requests;
  }

  @POST
  public Response ask(@Auth Caller caller, @Context ContainerRequestContext request) {
    return requests.executeSingle(
        caller,
        request,
        body -> Response.ok(answer(persons.person(caller), body.object())).build());
  }

  /**
   * The levels without and with hypothetical doses.
   *
   * @param doses the doses, and the time and evening to look at
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  public Body answer(Person person, Fields doses) {
    return answer(person, fields.read(doses, person));
  }

  private Body answer(Person person, WhatIfFields.Question question) {
    List<Dose> doses = question.doses();
    Instant last = Collections.max(List.of(question.at(), question.evening().bedtime()));
    Hideable hideable = new Hideable(experiments.hidesLevel(person.id(), last));
    return new Body(
        TimestampFormat.format(question.at()),
        Rounding.toTwoDecimals(
            doses.stream().mapToDouble(dose -> dose.caffeine().milligrams()).sum()),
        question.evening().thresholdMg(),
        TimestampFormat.format(question.evening().bedtime()),
        Rounding.six(HalfLife.estimateFor(person.profile()).hours()),
        outlook(person, question, List.of(), hideable),
        outlook(person, question, doses, hideable));
  }

  private Outlook outlook(
      Person person, WhatIfFields.Question question, List<Dose> doses, Hideable hideable) {
    return Outlook.of(
        caffeine.bodyAt(person, question.at(), question.now(), doses), question, hideable);
  }

  /** The JSON response: the levels without and with the doses. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Body(
      String at,
      double addedMg,
      double thresholdMg,
      String bedtime,
      double halfLifeHours,
      Outlook without,
      Outlook with) {}

  /** A level without and with the doses; null what a blinded experiment hides. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Outlook(
      OptionalDouble activeMg,
      OptionalDouble peakMg,
      Optional<String> peakAt,
      Optional<String> belowThresholdAt,
      OptionalDouble atBedtimeMg) {

    static Outlook of(CaffeineInBody body, WhatIfFields.Question question, Hideable hideable) {
      LevelPoint peak = body.highestLevel(question.at());
      CaffeineLevel level = body.level(question.at(), question.evening().thresholdMg());
      return new Outlook(
          hideable.milligrams(level.level().activeMg()),
          hideable.milligrams(peak.activeMg()),
          hideable.time(peak.at()),
          hideable.time(level.belowThresholdAt()),
          hideable.milligrams(body.amountMg(question.evening().bedtime())));
    }
  }
}
