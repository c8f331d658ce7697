package coffee.app.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.CoffeeApplication;
import coffee.devices.formats.FormatRegistry;
import coffee.domain.DomainException;
import coffee.domain.intake.IntakeLogContract;
import coffee.persistence.Database;
import coffee.rest.Caller;
import coffee.web.PageFiles;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

class PackageCyclesTest {

  @Test
  void packagesHaveNoCycles() {
    slices().matching("coffee.(**)").should().beFreeOfCycles().check(MainClasses.ALL);
  }

  /** Without them the other test would be meaningless. */
  @Test
  void importsMainClassesOfEveryModule() {
    assertThat(MainClasses.ALL.stream().map(JavaClass::getName))
        .contains(
            CoffeeApplication.class.getName(),
            Caller.class.getName(),
            Database.class.getName(),
            FormatRegistry.class.getName(),
            PageFiles.class.getName(),
            DomainException.class.getName())
        .doesNotContain(PackageCyclesTest.class.getName(), IntakeLogContract.class.getName());
  }
}
