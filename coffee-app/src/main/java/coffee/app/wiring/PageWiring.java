package coffee.app.wiring;

import coffee.web.AssetResource;
import coffee.web.PageFiles;
import coffee.web.PageResource;
import io.dropwizard.jersey.setup.JerseyEnvironment;

/** The page that people open in a browser. */
public final class PageWiring {

  private PageWiring() {}

  /** Registers the resources. */
  public static void register(JerseyEnvironment jersey) {
    PageFiles files = PageFiles.packaged();
    jersey.register(new PageResource(files));
    jersey.register(new AssetResource(files));
  }
}
