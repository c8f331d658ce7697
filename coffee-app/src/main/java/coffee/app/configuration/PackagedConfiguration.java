package coffee.app.configuration;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The {@code config.yml} in the jar, for those who start the service from code. */
public final class PackagedConfiguration {

  private PackagedConfiguration() {}

  /**
   * What it says with an environment.
   *
   * @throws StartupRefusal if the environment is wrong somewhere
   */
  public static CoffeeConfiguration read(Map<String, String> environment) {
    try {
      return new PackagedByDefault<>(
              CoffeeConfiguration.class,
              Validators.newValidator(),
              Jackson.newObjectMapper(),
              environment)
          .build();
    } catch (ConfigurationException e) {
      throw StartupRefusal.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
