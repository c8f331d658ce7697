package coffee.app.wiring;

import coffee.domain.experiment.ExperimentObserver;
import coffee.domain.experiment.ExperimentSources;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.experiment.PlanExperiment;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.experiment.RunExperiment;
import coffee.domain.experiment.ShareExperiment;
import coffee.domain.work.Transactions;
import coffee.rest.CallerLookup;
import coffee.rest.auth.AuthenticationLimiter;
import coffee.rest.experiment.CalendarFeedResource;
import coffee.rest.experiment.ExperimentBodies;
import coffee.rest.experiment.ExperimentFields;
import coffee.rest.experiment.ExperimentResource;
import coffee.rest.experiment.ExperimentsResource;
import coffee.rest.experiment.RunExperimentResource;
import coffee.rest.experiment.ShareExperimentResource;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.security.SecureRandom;
import java.time.Clock;

/** Wires experiments: planning, running, reading and sharing them. */
public record ExperimentWiring(
    ExperimentStore store,
    ExperimentSources data,
    ReadExperiment reads,
    Transactions transactions,
    Clock clock) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Experiments of a store.
   *
   * @param data where the data of persons are
   */
  public static ExperimentWiring of(
      ExperimentStore store, ExperimentSources data, Transactions transactions, Clock clock) {
    return new ExperimentWiring(
        store, data, new ReadExperiment(store, data, clock), transactions, clock);
  }

  /**
   * Registers the resources.
   *
   * @param limiter limits wrong links and keys of helpers
   * @param observer counts what happens
   */
  public void register(
      JerseyEnvironment jersey,
      RequestHandling http,
      AuthenticationLimiter limiter,
      ExperimentObserver observer) {
    PlanExperiment plans = new PlanExperiment(store, data.intakes(), data.history(), clock);
    RunExperiment runs = new RunExperiment(store, plans, transactions, RANDOM, clock, observer);
    ShareExperiment share = new ShareExperiment(store, RANDOM);
    ExperimentBodies responses = new ExperimentBodies(reads, plans, clock);
    ExperimentsResource.Drafts drafts =
        new ExperimentsResource.Drafts(reads, plans, new ExperimentFields(plans, clock));
    CallerLookup persons = http.persons();
    jersey.register(new ExperimentsResource(drafts, responses, persons, http.requests()));
    jersey.register(new ExperimentResource(drafts, responses, persons, http.bodies()));
    jersey.register(
        new RunExperimentResource(
            new RunExperimentResource.Runs(reads, runs), responses, persons, http.bodies()));
    jersey.register(new ShareExperimentResource(share, limiter, http.bodies()));
    jersey.register(new CalendarFeedResource(share, reads, limiter, clock));
  }
}
