package coffee.app.wiring;

import coffee.domain.caffeine.ReadCaffeine;
import coffee.domain.intake.DrinkCatalogue;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeRules;
import coffee.rest.Persons;
import coffee.rest.caffeine.BedtimeResource;
import coffee.rest.caffeine.CurveResource;
import coffee.rest.caffeine.LevelResource;
import coffee.rest.caffeine.WhatIfFields;
import coffee.rest.caffeine.WhatIfResource;
import coffee.rest.intake.DoseFields;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;

/** Wires the caffeine levels. */
public record CaffeineWiring(IntakeLog log, IntakeRules rules, ResourceParts parts, Clock clock) {

  /** Registers the resources. */
  public void register(JerseyEnvironment jersey) {
    Persons persons = parts.persons();
    ReadCaffeine caffeine = new ReadCaffeine(log);
    DoseFields doses = new DoseFields(rules, DrinkCatalogue.standard());
    jersey.register(new LevelResource(caffeine, persons, clock));
    jersey.register(new CurveResource(caffeine, persons, clock));
    jersey.register(new BedtimeResource(caffeine, persons, clock));
    jersey.register(
        new WhatIfResource(caffeine, new WhatIfFields(doses, clock), persons, parts.posts()));
  }
}
