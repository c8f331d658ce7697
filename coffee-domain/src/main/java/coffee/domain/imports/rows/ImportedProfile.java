package coffee.domain.imports.rows;

import coffee.domain.person.Profile;
import java.time.ZoneId;

/** A profile contained in an import. */
record ImportedProfile(ZoneId timeZone, Profile profile) {}
