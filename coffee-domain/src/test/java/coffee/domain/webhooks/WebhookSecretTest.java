package coffee.domain.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Signatures as the npm package {@code standardwebhooks} 1.1.1 makes them. */
class WebhookSecretTest {

  private static final String OURS = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private static WebhookSecret secret(String base64) {
    return WebhookSecret.of(Base64.getDecoder().decode(base64));
  }

  @Test
  void signsLikeStandardWebhooks() {
    WebhookEvent event =
        WebhookEvent.created(
            new LoggedIntake(
                7,
                new Intake(
                    Instant.parse("2026-03-01T08:55:00Z"),
                    new Caffeine(63.5),
                    Optional.of("espresso"),
                    Optional.of("Café \"☕\""),
                    Intake.DEFAULT_DURATION,
                    Optional.empty(),
                    Optional.empty()),
                WebhookFixtures.NINE,
                WebhookFixtures.NINE));

    String signature =
        secret(OURS).sign("msg_17", Instant.ofEpochSecond(1_772_355_600), event.body());

    assertThat(signature).isEqualTo("v1,czGi8XiMTzb5FGyMLaBtzE/HR10jlzfxpbKkCbDdAPU=");
  }

  /** The example of its documentation. */
  @Test
  void signsPublishedExample() {
    String signature =
        secret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
            .sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}");

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void isWrittenInBase64AndNeverPrinted() {
    assertThat(secret(OURS).text()).isEqualTo("whsec_" + OURS);
    assertThat(secret(OURS)).hasToString("whsec_…");
    assertThat(WebhookSecret.generate(new SplittableRandom(1)))
        .isNotEqualTo(WebhookSecret.generate(new SplittableRandom(2)));
  }
}
