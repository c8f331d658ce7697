package coffee.app.wiring;

import coffee.app.configuration.RuleSettings;
import coffee.app.configuration.Version;
import coffee.domain.limit.RateLimit;
import coffee.rest.docs.DocsResource;
import coffee.rest.docs.OpenApiResource;
import coffee.rest.json.RequestBodies;
import coffee.rest.service.HealthResource;
import coffee.rest.service.InfoResource;
import coffee.rest.service.LivenessResource;
import coffee.rest.service.RootResource;
import coffee.rest.service.ServiceHealth;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.util.List;

/**
 * Wires the information about the service.
 *
 * @param limits rate limits; empty if nothing is limited
 */
public record ServiceWiring(
    RuleSettings rules, RequestBodies bodies, List<RateLimit> limits, ServiceHealth health) {

  /** Registers the resources. */
  public void register(JerseyEnvironment jersey) {
    jersey.register(new RootResource(Version.CURRENT));
    jersey.register(
        new InfoResource(
            Version.CURRENT,
            new InfoResource.Rules(rules.intakes(), rules.readings()),
            bodies,
            limits));
    jersey.register(new HealthResource(Version.CURRENT, health));
    jersey.register(new LivenessResource(Version.CURRENT));
    jersey.register(new OpenApiResource());
    jersey.register(new DocsResource());
  }
}
