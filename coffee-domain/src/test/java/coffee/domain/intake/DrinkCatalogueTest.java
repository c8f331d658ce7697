package coffee.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrinkCatalogueTest {

  private static final String HEADER =
      "slug,name,category,serving,serving_ml,caffeine_mg,low_mg,high_mg,source\n";

  private final DrinkCatalogue standard = DrinkCatalogue.standard();

  @Test
  void holdsAboutAHundredDrinksInEveryCategory() {
    assertThat(standard.all()).hasSizeBetween(100, 130);
    assertThat(standard.all()).extracting(Drink::category).contains(Drink.Category.values());
  }

  @Test
  void drinkNamesAreUnique() {
    Set<String> names = new HashSet<>();
    assertThat(standard.all()).allMatch(drink -> names.add(drink.name()));
  }

  @Test
  void doubleServingsHoldTwiceTheCaffeine() {
    assertThat(milligrams("espresso-double")).isEqualTo(2 * milligrams("espresso"));
    assertThat(milligrams("energy-drink-500")).isEqualTo(2 * milligrams("energy-drink"));
  }

  /** USDA FoodData Central, EFSA 2015, FDA, McCusker 2006, Chin 2008 and labels. */
  @ParameterizedTest
  @CsvSource({
    "coffee-brewed, 95, 75, 165",
    "espresso, 63, 25, 214",
    "coffee-filter, 90, 64, 139",
    "decaf-espresso, 8, 3, 15.8",
    "tea-black, 47, 14, 61",
    "tea-green, 29, 14, 61",
    "coca-cola, 34, 29.5, 37",
    "red-bull, 80, 66.7, 88",
    "caffeine-tablet-200, 200, 180, 220",
    "tea-herbal, 0, 0, 0",
  })
  void matchesFiguresOfItsSources(String slug, double usual, double low, double high) {
    assertThat(standard.find(slug).map(Drink::content))
        .contains(new Drink.Content(new Caffeine(usual), new Caffeine(low), new Caffeine(high)));
  }

  @Test
  void returnsEveryFieldOfDrink() {
    assertThat(standard.find("espresso-european"))
        .contains(
            new Drink(
                "espresso-european",
                "Espresso (European café)",
                Drink.Category.ESPRESSO,
                new Drink.Serving("1 cup (60 ml)", OptionalDouble.of(60)),
                new Drink.Content(new Caffeine(80), new Caffeine(48), new Caffeine(317)),
                "EFSA 2015 (EFSA explains risk assessment: caffeine) 80 mg per 60 ml; range:"
                    + " Ludwig et al. 2014 (Food Funct 5:1718)"));
  }

  @Test
  void hasNoVolumeForSolids() {
    assertThat(standard.find("caffeine-gum").orElseThrow().serving().millilitres()).isEmpty();
  }

  @Test
  void findsNothingForUnknownSlug() {
    assertThat(standard.find("hemlock")).isEmpty();
    assertThat(standard.find("")).isEmpty();
  }

  @Test
  void keepsFileOrder() throws IOException {
    DrinkCatalogue catalogue =
        read("b,B,tea,1 cup,200,40,30,50,Somebody\na,A,tablet,1 tablet,,50,45,55,A label");
    assertThat(catalogue.all()).extracting(Drink::slug).isEqualTo(List.of("b", "a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,A,tea,1 cup,200,40,30,50,Somebody\na,B,tea,1 cup,200,40,30,50,Somebody", // twice
        "Not-A-Slug,A,tea,1 cup,200,40,30,50,Somebody",
        "a,,tea,1 cup,200,40,30,50,Somebody",
        "a,A,soup,1 cup,200,40,30,50,Somebody",
        "a,A,tea,,200,40,30,50,Somebody",
        "a,A,tea,1 cup,0,40,30,50,Somebody",
        "a,A,tea,1 cup,200,40,41,50,Somebody", // less than the minimum
        "a,A,tea,1 cup,200,40,30,39,Somebody", // more than the maximum
        "a,A,tea,1 cup,200,forty,30,50,Somebody",
        "a,A,tea,1 cup,200,-1,-1,50,Somebody",
        "a,A,tea,1 cup,200,40,30,50,",
        "a,A,tea,1 cup,200,40,30,50",
        "a,A,tea,1 cup,200,40,30,50,Somebody, somewhere",
      })
  void rejectsInvalidLines(String lines) {
    assertThatThrownBy(() -> read(lines)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rejectsUnexpectedHeader() {
    assertThatThrownBy(
            () -> DrinkCatalogue.read(new BufferedReader(new StringReader("slug,name\n"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private double milligrams(String slug) {
    return standard.find(slug).orElseThrow().content().usual().milligrams();
  }

  private static DrinkCatalogue read(String lines) throws IOException {
    return DrinkCatalogue.read(new BufferedReader(new StringReader(HEADER + lines)));
  }
}
