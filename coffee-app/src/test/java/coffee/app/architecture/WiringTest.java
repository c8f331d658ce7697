package coffee.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import coffee.app.storage.Stores;
import org.junit.jupiter.api.Test;

class WiringTest {

  @Test
  void featuresTakePortsInsteadOfAllStores() {
    noClasses()
        .that()
        .resideInAnyPackage("coffee.app.wiring", "coffee.app.operator", "coffee.app.tasks")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Stores.class)
        .check(MainClasses.ALL);
  }
}
