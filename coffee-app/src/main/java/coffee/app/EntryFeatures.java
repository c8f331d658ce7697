package coffee.app;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.mqtt.DeviceData;
import coffee.app.storage.Recorders;
import coffee.app.storage.Stores;
import coffee.app.wiring.ExperimentWiring;
import coffee.app.wiring.MetricsWiring;
import coffee.app.wiring.MqttWiring;
import coffee.app.wiring.RecordWiring;
import coffee.app.wiring.RequestHandling;
import coffee.app.wiring.WebhookWiring;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.correlation.AnalyzeCorrelation;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.experiment.ExperimentSources;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.intake.ReadIntakeToday;
import coffee.domain.webhooks.DetectEvents;
import coffee.domain.webhooks.DetectVerdictChanges;
import coffee.rest.auth.AuthenticationLimiter;
import coffee.rest.correlation.CorrelationResource;
import coffee.rest.json.RequestBodies;
import coffee.rest.overview.NowResource;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;

/**
 * Connects what persons log with what is computed from it: levels, overviews, the answer,
 * experiments, assistants, webhooks and Home Assistant.
 */
record EntryFeatures(
    Environment environment,
    CoffeeConfiguration configuration,
    Clock clock,
    Stores stores,
    Recorders recorders,
    MetricsWiring metrics) {

  /**
   * Registers the features; background work begins when the server starts.
   *
   * @param limiter limits wrong links and keys of helpers
   * @param answers cache of answers
   * @param mqtt publishes the owner's device
   */
  void register(
      RequestHandling http, AuthenticationLimiter limiter, AnswerCache answers, MqttWiring mqtt) {
    RecordWiring records =
        new RecordWiring(environment.jersey(), http, configuration.rules(), clock);
    records.coffees(stores.intakes(), recorders.intakes());
    records.heartRates(stores.readings(), recorders.readings(), stores.history());
    records.steps(stores.steps(), recorders.steps());
    ExperimentWiring experiments =
        ExperimentWiring.of(
            stores.experiments(),
            new ExperimentSources(
                stores.intakes(), stores.readings(), stores.history(), stores.steps()),
            stores.transactions(),
            clock);
    experiments.register(environment.jersey(), http, limiter, metrics.experiments());
    records.caffeineLevels(stores.intakes(), experiments.reads());
    records.overviews(experiments.data(), experiments.reads());
    AnalyzeCorrelation analyze =
        new AnalyzeCorrelation(stores.analyzed(), clock, metrics.answers());
    CorrelationResource correlation = records.correlation(analyze, answers);
    records.assistants(experiments.data(), experiments.reads(), recorders.intakes(), correlation);
    registerWebhooks(http.bodies(), experiments.reads(), analyze);
    publishToHomeAssistant(mqtt, records.now(experiments.data(), experiments.reads()));
  }

  private void registerWebhooks(
      RequestBodies bodies, ReadExperiment experiments, AnalyzeCorrelation analyze) {
    WebhookWiring webhooks = new WebhookWiring(stores.webhooks(), configuration.webhooks(), clock);
    webhooks.register(environment.jersey(), bodies);
    webhooks.deliver(stores.deliveries(), metrics.webhooks(), environment.lifecycle());
    DetectEvents.Data data =
        new DetectEvents.Data(
            stores.people(),
            new ReadIntakeToday(stores.intakes(), configuration.rules().intakes(), clock),
            new ReadCaffeineLevel(stores.intakes()),
            experiments);
    webhooks.detectEvents(
        new DetectEvents(stores.subscribers(), stores.outbox(), data, clock),
        environment.lifecycle());
    DetectVerdictChanges.Data analyzed =
        new DetectVerdictChanges.Data(
            stores.people(), stores.experiments(), webhooks.verdicts(analyze));
    webhooks.detectVerdictChanges(
        new DetectVerdictChanges(
            stores.subscribers(),
            new DetectVerdictChanges.Results(stores.outbox(), stores.transactions()),
            analyzed,
            clock),
        environment.lifecycle());
  }

  private void publishToHomeAssistant(MqttWiring mqtt, NowResource now) {
    DeviceData device =
        new DeviceData(
            stores.people(),
            mqtt.owner(),
            now::now,
            new ReadIntakeDays(stores.intakes(), clock),
            recorders.intakes());
    mqtt.publish(device, metrics::mqtt, environment);
  }
}
