package coffee.app.wiring;

import coffee.app.CoffeeConfiguration;
import coffee.app.Version;
import coffee.rest.docs.DocsResource;
import coffee.rest.docs.OpenApiResource;
import coffee.rest.json.Bodies;
import coffee.rest.service.Health;
import coffee.rest.service.HealthResource;
import coffee.rest.service.InfoResource;
import coffee.rest.service.RootResource;
import io.dropwizard.jersey.setup.JerseyEnvironment;

/** What the service says of itself. */
public record ServiceWiring(CoffeeConfiguration.Rules rules, Bodies bodies, Health health) {

  /** Registers the resources. */
  public void register(JerseyEnvironment jersey) {
    jersey.register(new RootResource(Version.CURRENT));
    jersey.register(new InfoResource(Version.CURRENT, rules.intakes(), rules.readings(), bodies));
    jersey.register(new HealthResource(Version.CURRENT, health));
    jersey.register(new OpenApiResource());
    jersey.register(new DocsResource());
  }
}
