package coffee.app.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The compiled main sources of the application and of all modules below it. */
final class MainClasses {

  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(MainClasses::isNoTestJar)
          .importPackages("coffee");

  private MainClasses() {}

  /** In jars, the tests of other modules are packaged separately. */
  private static boolean isNoTestJar(Location location) {
    return !location.contains("-tests.jar");
  }
}
