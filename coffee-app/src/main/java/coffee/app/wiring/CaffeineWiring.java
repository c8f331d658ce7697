package coffee.app.wiring;

import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.intake.DrinkCatalogue;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeRules;
import coffee.rest.CallerLookup;
import coffee.rest.caffeine.BedtimeResource;
import coffee.rest.caffeine.CaffeineCurveResource;
import coffee.rest.caffeine.CaffeineLevelResource;
import coffee.rest.caffeine.WhatIfFields;
import coffee.rest.caffeine.WhatIfResource;
import coffee.rest.intake.DoseFields;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;

/** Wires the caffeine levels. */
public record CaffeineWiring(IntakeLog log, IntakeRules rules, ResourceParts parts, Clock clock) {

  /** Registers the resources. */
  public void register(JerseyEnvironment jersey) {
    CallerLookup persons = parts.persons();
    ReadCaffeineLevel caffeine = new ReadCaffeineLevel(log);
    DoseFields doses = new DoseFields(rules, DrinkCatalogue.standard());
    jersey.register(new CaffeineLevelResource(caffeine, persons, clock));
    jersey.register(new CaffeineCurveResource(caffeine, persons, clock));
    jersey.register(new BedtimeResource(caffeine, persons, clock));
    jersey.register(
        new WhatIfResource(caffeine, new WhatIfFields(doses, clock), persons, parts.posts()));
  }
}
