package coffee.app.configuration;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Loads the {@code config.yml} in the jar, for programs that start the service. */
public final class PackagedConfiguration {

  private PackagedConfiguration() {}

  /**
   * Loads the configuration with environment variables.
   *
   * @throws OperatorException if a variable is invalid
   */
  public static CoffeeConfiguration read(Map<String, String> environment) {
    try {
      return new PackagedConfigurationFactory<>(
              CoffeeConfiguration.class,
              Validators.newValidator(),
              Jackson.newObjectMapper(),
              environment)
          .build();
    } catch (ConfigurationException failure) {
      throw OperatorException.of(failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
