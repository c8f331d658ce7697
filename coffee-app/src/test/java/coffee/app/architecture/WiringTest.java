package coffee.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import coffee.app.storage.Stores;
import org.junit.jupiter.api.Test;

class WiringTest {

  @Test
  void featuresTakePortsInsteadOfAllStores() {
    noClasses()
        .that()
        .resideInAPackage("coffee.app.wiring")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Stores.class)
        .check(MainClasses.ALL);
  }
}
