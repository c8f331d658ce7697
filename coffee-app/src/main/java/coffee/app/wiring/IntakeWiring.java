package coffee.app.wiring;

import coffee.domain.intake.DrinkCatalogue;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.intake.ReadIntakeToday;
import coffee.domain.intake.RecordIntakes;
import coffee.rest.intake.CoffeeFields;
import coffee.rest.intake.CoffeeResource;
import coffee.rest.intake.CoffeeStatisticsResource;
import coffee.rest.intake.CoffeeTodayResource;
import coffee.rest.intake.CoffeeWeekResource;
import coffee.rest.intake.CoffeesResource;
import coffee.rest.intake.DoseFields;
import coffee.rest.intake.DrinksResource;
import coffee.rest.intake.LogCoffeeBatchResource;
import coffee.rest.intake.LogCoffeeResource;
import coffee.rest.intake.LogDrinkResource;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;

/** Wires coffees and the catalogue of drinks. */
public record IntakeWiring(IntakeLog log, IntakeRules rules, ResourceParts parts, Clock clock) {

  /** Registers the resources. */
  public void register(JerseyEnvironment jersey, RecordIntakes record) {
    DrinkCatalogue drinks = DrinkCatalogue.standard();
    CoffeeFields fields = new CoffeeFields(new DoseFields(rules, drinks), parts.timestamps());
    jersey.register(new LogCoffeeResource(record, fields, parts.posts(), parts.records()));
    jersey.register(new LogCoffeeBatchResource(record, fields, parts.posts(), parts.batches()));
    jersey.register(new CoffeesResource(log, parts.persons()));
    jersey.register(
        new CoffeeResource(
            new CoffeeResource.Entries(log, record), fields, parts.bodies(), parts.records()));
    ReadIntakeDays readDays = new ReadIntakeDays(log, clock);
    jersey.register(
        new CoffeeTodayResource(new ReadIntakeToday(log, rules, clock), parts.persons()));
    jersey.register(new CoffeeWeekResource(readDays, parts.persons()));
    jersey.register(new CoffeeStatisticsResource(readDays, parts.persons()));
    jersey.register(new DrinksResource(drinks));
    jersey.register(
        new LogDrinkResource(
            drinks,
            record,
            fields,
            new LogDrinkResource.Responses(parts.posts(), parts.records())));
  }
}
