package coffee.app.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.CoffeeApplication;
import coffee.devices.formats.FormatRegistry;
import coffee.domain.DomainException;
import coffee.domain.intake.IntakeLogContract;
import coffee.persistence.Database;
import coffee.rest.Caller;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import org.junit.jupiter.api.Test;

/** The compiled main sources of the application and of all modules below it. */
class PackageCyclesTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(PackageCyclesTest::isNoTestJar)
          .importPackages("coffee");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("coffee.(**)").should().beFreeOfCycles().check(MAIN);
  }

  /** Without them the other test would be meaningless. */
  @Test
  void importsMainClassesOfEveryModule() {
    assertThat(MAIN.stream().map(JavaClass::getName))
        .contains(
            CoffeeApplication.class.getName(),
            Caller.class.getName(),
            Database.class.getName(),
            FormatRegistry.class.getName(),
            DomainException.class.getName())
        .doesNotContain(PackageCyclesTest.class.getName(), IntakeLogContract.class.getName());
  }

  /** In jars, the tests of other modules are packaged separately. */
  private static boolean isNoTestJar(Location location) {
    return !location.contains("-tests.jar");
  }
}
