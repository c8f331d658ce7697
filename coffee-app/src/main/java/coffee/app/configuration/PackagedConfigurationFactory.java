package coffee.app.configuration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Uses the {@code config.yml} in the jar by default, so that environment variables alone are
 * enough.
 */
public final class PackagedConfigurationFactory<T> extends YamlConfigurationFactory<T> {

  private static final String FILE = "config.yml";

  private final Map<String, String> environment;

  /** The given file, or the one in the jar. */
  public PackagedConfigurationFactory(
      Class<T> type, Validator validator, ObjectMapper mapper, Map<String, String> environment) {
    super(type, validator, mapper, "dw");
    this.environment = environment;
  }

  /** Reports invalid environment variables by name before the command runs. */
  @Override
  public T build(ConfigurationSourceProvider provider, String path)
      throws IOException, ConfigurationException {
    try {
      return super.build(provider, path);
    } catch (ConfigurationException | OperatorException failure) {
      if (provider instanceof EnvironmentSubstitution source) {
        Optional<OperatorException> refusal =
            new EnvironmentErrors(again -> super.build(again, path), path).find(source, failure);
        if (refusal.isPresent()) {
          throw refusal.get();
        }
      }
      throw failure;
    }
  }

  @Override
  public T build() throws IOException, ConfigurationException {
    return build(
        new EnvironmentSubstitution(new ResourceConfigurationSourceProvider(), environment), FILE);
  }
}
