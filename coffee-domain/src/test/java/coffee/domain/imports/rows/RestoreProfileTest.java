package coffee.domain.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AddResult.Outcome;
import coffee.domain.InMemoryStore;
import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RestoreProfileTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Profile EXPORTED = profile(HalfLifeFactor.SMOKING);

  private final People people = new InMemoryStore().people();
  private final PersonId id = people.ensure("ada", BERLIN).id();
  private final RestoreProfile restoreProfile = new RestoreProfile(people);

  @Test
  void restoresProfileOfPersonWithoutOne() {
    assertThat(restoreProfile.restore(id, TOKYO, EXPORTED)).isEqualTo(Outcome.STORED);
    assertThat(stored().profile()).isEqualTo(EXPORTED);
    assertThat(stored().timeZone()).isEqualTo(TOKYO);
    assertThat(stored().name()).isEqualTo("ada");
  }

  @Test
  void keepsExistingProfile() {
    restoreProfile.restore(id, TOKYO, EXPORTED);
    long revision = stored().revision();
    assertThat(restoreProfile.restore(id, BERLIN, profile(HalfLifeFactor.CIMETIDINE)))
        .isEqualTo(Outcome.CONFLICT);
    assertThat(restoreProfile.restore(id, ZoneOffset.UTC, Profile.EMPTY))
        .isEqualTo(Outcome.CONFLICT);
    assertThat(stored().profile()).isEqualTo(EXPORTED);
    assertThat(stored().timeZone()).isEqualTo(TOKYO);
    assertThat(stored().revision()).isEqualTo(revision);
  }

  @Test
  void restoringSameProfileChangesNothing() {
    restoreProfile.restore(id, TOKYO, EXPORTED);
    long revision = stored().revision();
    assertThat(restoreProfile.restore(id, TOKYO, EXPORTED)).isEqualTo(Outcome.EXISTING);
    assertThat(stored().revision()).isEqualTo(revision);
  }

  @Test
  void restoringEmptyProfileChangesNothing() {
    long revision = stored().revision();
    assertThat(restoreProfile.restore(id, BERLIN, Profile.EMPTY)).isEqualTo(Outcome.EXISTING);
    assertThat(stored().revision()).isEqualTo(revision);
  }

  private Person stored() {
    return people.find(id).orElseThrow();
  }

  private static Profile profile(HalfLifeFactor factor) {
    return new Profile(
        OptionalDouble.of(6.5),
        Set.of(factor),
        OptionalDouble.of(70),
        Optional.of(LocalTime.of(22, 30)),
        OptionalDouble.empty(),
        OptionalDouble.of(300),
        OptionalDouble.empty());
  }
}
