package coffee.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.architecture.cycles.Chicken;
import coffee.app.architecture.cycles.Egg;
import coffee.app.architecture.cycles.Leaf;
import coffee.app.architecture.cycles.Tree;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassCyclesTest {

  /**
   * Top-level classes. Nested classes belong to their outer one, and the cases of a sealed type to
   * that type.
   */
  private static final class TopLevelClasses implements SliceAssignment {

    private final Map<String, String> sealedTypes = new HashMap<>();

    TopLevelClasses(JavaClasses classes) {
      for (JavaClass each : classes) {
        Class<?> type = each.reflect();
        if (type.isSealed()) {
          for (Class<?> permitted : type.getPermittedSubclasses()) {
            sealedTypes.put(topLevel(permitted.getName()), topLevel(type.getName()));
          }
        }
      }
      sealedTypes.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
    }

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = topLevel(type.getName());
      while (sealedTypes.containsKey(name)) {
        name = sealedTypes.get(name);
      }
      return SliceIdentifier.of(name);
    }

    private static String topLevel(String name) {
      int nested = name.indexOf('$');
      return nested < 0 ? name : name.substring(0, nested);
    }

    @Override
    public String getDescription() {
      return "top-level classes";
    }
  }

  /** One package at a time, since packages have no cycles either. */
  private static List<String> cycles(JavaClasses classes) {
    return classes.stream()
        .map(JavaClass::getPackageName)
        .distinct()
        .map(name -> classes.that(resideInAPackage(name)))
        .flatMap(ofPackage -> cyclesWithinPackage(ofPackage).stream())
        .toList();
  }

  private static List<String> cyclesWithinPackage(JavaClasses classes) {
    return slices()
        .assignedFrom(new TopLevelClasses(classes))
        .should()
        .beFreeOfCycles()
        .evaluate(classes)
        .getFailureReport()
        .getDetails();
  }

  @Test
  void classesHaveNoCycles() {
    assertThat(cycles(MainClasses.ALL)).isEmpty();
  }

  @Test
  void findsCyclesThroughNestedClasses() {
    JavaClasses classes =
        new ClassFileImporter()
            .importPackagesOf(Chicken.class)
            .that(belongToAnyOf(Chicken.class, Egg.class));

    assertThat(cycles(classes)).singleElement().asString().contains("Chicken", "Egg");
  }

  @Test
  void sealedTypeMayKnowItsCases() {
    JavaClasses classes = new ClassFileImporter().importClasses(Tree.class, Leaf.class);

    assertThat(cycles(classes)).isEmpty();
  }
}
