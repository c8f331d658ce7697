package coffee.app.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of the service this is. */
public final class Version {

  /** As the build names it. */
  public static final String CURRENT = read();

  private Version() {}

  private static String read() {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/coffee.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version");
  }
}
