package coffee.rest.experiment;

import coffee.domain.DomainException;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.experiment.ShareExperiment;
import coffee.rest.auth.AuthenticationLimiter;
import coffee.rest.json.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code GET /calendar/{link}.ics}: the instructions that were shown, for a calendar. Never more
 * than the next day.
 */
@Path("/calendar/{link: [0-9A-Za-z_]+}.ics")
@Produces(CalendarFeedResource.MEDIA_TYPE)
public final class CalendarFeedResource {

  static final String MEDIA_TYPE = "text/calendar";

  private final ShareExperiment share;
  private final ReadExperiment reads;
  private final AuthenticationLimiter limiter;
  private final Clock clock;

  /**
   * Creates the resource.
   *
   * @param limiter limits wrong links like wrong keys
   */
  public CalendarFeedResource(
      ShareExperiment share, ReadExperiment reads, AuthenticationLimiter limiter, Clock clock) {
    this.share = share;
    this.reads = reads;
    this.limiter = limiter;
    this.clock = clock;
  }

  @GET
  public String feed(@PathParam("link") String link, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    List<Experiment> found = new ArrayList<>(1);
    limiter.attempt(
        request,
        link,
        () -> {
          share.findByCalendar(link).ifPresent(found::add);
          return !found.isEmpty();
        });
    if (found.isEmpty()) {
      throw DomainException.notFound("this link is wrong or was revoked");
    }
    Experiment experiment = found.get(0);
    return InstructionCalendar.of(experiment, reads.instructionsSoFar(experiment), clock.instant());
  }
}
