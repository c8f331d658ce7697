package coffee.domain.imports;

import coffee.domain.person.Profile;
import java.time.ZoneId;

/** A profile contained in an import. */
record ToldProfile(ZoneId timeZone, Profile profile) {}
