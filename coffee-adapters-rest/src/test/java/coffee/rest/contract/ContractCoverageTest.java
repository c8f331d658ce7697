package coffee.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.docs.DocsResource;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that resources and API specification match, in both directions. */
class ContractCoverageTest {

  /** Served by the application, because they need its components. */
  private static final Set<String> OF_THE_APPLICATION =
      Set.of("GET /", "GET /health", "GET /info", "GET /metrics");

  private static final WireContract CONTRACT = WireContract.load();

  @Test
  void everyRouteIsDocumented() throws Exception {
    assertThat(CONTRACT.operations()).containsAll(routes());
  }

  @Test
  void everyDocumentedOperationIsServed() throws Exception {
    Set<String> missing = new TreeSet<>(CONTRACT.operations());
    missing.removeAll(routes());
    assertThat(OF_THE_APPLICATION).containsAll(missing);
  }

  /** All compiled resources, so that none is missed. */
  private static Set<String> routes()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path root =
        Path.of(DocsResource.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith("Resource.class")).toList()) {
        String name =
            root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
        classes.add(Class.forName(name.substring(0, name.length() - ".class".length())));
      }
    }
    return JerseyRoutes.of(classes);
  }
}
