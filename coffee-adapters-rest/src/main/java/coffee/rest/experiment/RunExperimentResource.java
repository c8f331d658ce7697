package coffee.rest.experiment;

import coffee.domain.experiment.DayInstruction;
import coffee.domain.experiment.DayReport;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentLink;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.experiment.RunExperiment;
import coffee.domain.experiment.VoidReason;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.idempotency.IdempotencyKey;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.RequestBodies;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code /v1/experiments/{id}/…}: starts and stops it, says what to do, takes reports. */
@Path("/v1/experiments/{id: [0-9]+}")
@Produces(MediaType.APPLICATION_JSON)
public final class RunExperimentResource {

  /** The use cases of started experiments. */
  public record Runs(ReadExperiment reads, RunExperiment runs) {}

  private final Runs use;
  private final ExperimentBodies responses;
  private final CallerLookup persons;
  private final RequestBodies bodies;

  /** Creates the resource. */
  public RunExperimentResource(
      Runs use, ExperimentBodies responses, CallerLookup persons, RequestBodies bodies) {
    this.use = use;
    this.responses = responses;
    this.persons = persons;
    this.bodies = bodies;
  }

  /**
   * A started experiment.
   *
   * @param helperKey of a blinded one: reads the list of portions; in no other response
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record StartedBody(String commitment, Optional<String> helperKey) {

    /** Without the key, since it may be logged. */
    @Override
    public String toString() {
      return "started " + commitment;
    }
  }

  /**
   * Without {@code Idempotency-Key}, because the stored response would contain the helper's key.
   */
  @POST
  @Path("/start")
  public StartedBody start(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    IdempotencyKey.requireAbsent(request);
    bodies.single(request).objectOrNothing().finish();
    RunExperiment.Started started = use.runs().start(persons.person(caller), id);
    return new StartedBody(
        started.experiment().start().orElseThrow().coin().commitment(),
        started.helper().map(ExperimentLink::text));
  }

  @POST
  @Path("/stop")
  public ExperimentBody stop(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    IdempotencyKey.requireAbsent(request);
    bodies.single(request).objectOrNothing().finish();
    Experiment stopped = use.runs().stop(caller.person(), id);
    return responses.body(persons.person(caller), stopped);
  }

  @GET
  @Path("/today")
  public TodayBody today(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    Experiment experiment = use.reads().find(caller.person(), id);
    ReadExperiment.Instructions shown = use.reads().instructions(experiment);
    ZoneId zone = experiment.start().orElseThrow().zone();
    return TodayBody.of(
        shown.today().map(day -> InstructionBody.of(day, "Today", zone)),
        shown.tomorrow().map(day -> InstructionBody.of(day, "Tomorrow", zone)));
  }

  /** What to do on a day. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record InstructionBody(
      String date,
      int block,
      int day,
      String instruction,
      String at,
      OptionalInt portion,
      String text) {

    static InstructionBody of(DayInstruction day, String when, ZoneId zone) {
      return new InstructionBody(
          day.date().toString(),
          day.block(),
          day.day(),
          day.kind().word(),
          TimestampFormat.format(day.at()),
          day.portion(),
          day.sentence(when, zone));
    }
  }

  /** Today's instruction, null before the first day, and tomorrow's, null before 20:00. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record TodayBody(
      Optional<String> date,
      Optional<Integer> block,
      Optional<Integer> day,
      Optional<String> instruction,
      Optional<String> at,
      OptionalInt portion,
      Optional<String> text,
      Optional<InstructionBody> tomorrow) {

    static TodayBody of(Optional<InstructionBody> today, Optional<InstructionBody> tomorrow) {
      return new TodayBody(
          today.map(InstructionBody::date),
          today.map(InstructionBody::block),
          today.map(InstructionBody::day),
          today.map(InstructionBody::instruction),
          today.map(InstructionBody::at),
          today.map(InstructionBody::portion).orElse(OptionalInt.empty()),
          today.map(InstructionBody::text),
          tomorrow);
    }
  }

  @PUT
  @Path("/days/{date}")
  @Consumes(MediaType.APPLICATION_JSON)
  public ReportBody report(
      @Auth Caller caller,
      @PathParam("id") long id,
      @PathParam("date") String date,
      @Context ContainerRequestContext request) {
    Fields fields = bodies.single(request).object();
    Experiment experiment = use.reads().find(caller.person(), id);
    RunExperiment.Report report = ExperimentFields.report(fields);
    LocalDate day = TimestampFormat.date().read(TextNode.valueOf(date));
    return ReportBody.of(use.runs().report(caller.person(), experiment.id(), day, report));
  }

  /** A report as stored. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record ReportBody(
      String date,
      boolean kept,
      Optional<String> guess,
      Optional<String> voidReason,
      String reportedAt) {

    static ReportBody of(DayReport report) {
      return new ReportBody(
          report.date().toString(),
          report.kept(),
          report.guessedCaffeine().map(has -> has ? "caffeine" : "decaf"),
          report.voidReason().map(VoidReason::word),
          TimestampFormat.format(report.reportedAt()));
    }
  }
}
