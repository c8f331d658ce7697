package coffee.domain.imports;

import coffee.domain.person.Profile;
import java.time.ZoneId;

/** What a person once told about themselves. */
record ToldProfile(ZoneId timeZone, Profile profile) {}
