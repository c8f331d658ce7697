package coffee.app.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the service. */
public final class Version {

  /** The version set by the build. */
  public static final String CURRENT = read();

  private Version() {}

  private static String read() {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/coffee.properties")) {
      build.load(in);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return build.getProperty("version");
  }
}
