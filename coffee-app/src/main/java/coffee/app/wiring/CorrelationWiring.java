package coffee.app.wiring;

import coffee.app.configuration.Version;
import coffee.app.metrics.AnswerMetrics;
import coffee.app.storage.Stores;
import coffee.domain.correlation.AnalyzeCorrelation;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.correlation.ObservedAnswerCache;
import coffee.rest.CallerLookup;
import coffee.rest.correlation.CorrelationResource;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;

/** Wires the correlation of caffeine and heart rate. */
public record CorrelationWiring(
    Stores stores, AnswerCache cache, CallerLookup persons, Clock clock) {

  /** Registers the resource. */
  public void register(JerseyEnvironment jersey, ObjectMapper json, AnswerMetrics metrics) {
    jersey.register(
        new CorrelationResource(
            new AnalyzeCorrelation(stores.intakes(), stores.history(), clock, metrics),
            new ObservedAnswerCache(cache, metrics::remembered),
            persons,
            new CorrelationResource.Rendering(clock, json, Version.CURRENT)));
  }
}
