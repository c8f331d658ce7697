package coffee.rest.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.experiment.Coin;
import coffee.domain.experiment.CoinSecret;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentStart;
import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import coffee.rest.contract.WireContract;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An experiment over HTTP, from draft to result, by a fixed clock. */
class ExperimentResourcesTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate START = LocalDate.of(2026, 3, 24); // the clocks change on the 29th
  private static final int BLOCKS = 8;
  private static final int MISSING_DAY = 2;
  private static final int SWAPPED_BLOCK = 3;
  private static final double ABSORPTION = 5; // per hour
  private static final double ELIMINATION = Math.log(2) / 5; // per hour
  private static final double PEAK_HOURS =
      Math.log(ABSORPTION / ELIMINATION) / (ABSORPTION - ELIMINATION);

  private final ApiTestClient ada = SERVICE.person();

  @Test
  void goesFromDraftToResult() throws GeneralSecurityException {
    long id = plan("delay", false);
    String commitment = ada.post(at(id, "/start"), "").json().path("commitment").asText();
    assertThat(commitment).matches("[0-9a-f]{64}");
    Map<LocalDate, Boolean> caffeine = new TreeMap<>();
    for (int day = 0; day < 2 * BLOCKS; day++) {
      LocalDate date = START.plusDays(day);
      set(date.minusDays(1), "20:00");
      JsonNode tomorrow = ada.get(at(id, "/today")).json().path("tomorrow");
      assertThat(tomorrow.path("date").asText()).isEqualTo(date.toString());
      caffeine.put(date, tomorrow.path("instruction").asText().equals("caffeine_at"));
      set(date, "21:00");
      if (day == 5) {
        ada.patch("/v1/profile", "{\"time_zone\": \"America/Lima\"}");
      }
      String kept = "{\"kept\": %s}".formatted(day / 2 != SWAPPED_BLOCK);
      assertThat(ada.put(at(id, "/days/" + date), kept).status()).isEqualTo(200);
    }
    set(START.plusDays(2 * BLOCKS), "03:59");
    assertThat(ada.get(at(id, "")).json().path("state").asText()).isEqualTo("running");
    recordDays(caffeine);
    set(START.plusDays(2 * BLOCKS), "04:00");
    JsonNode over = ada.get(at(id, "")).json();
    assertThat(over.path("state").asText()).isEqualTo("completed");
    assertThat(over.path("time_zone").asText()).isEqualTo("Europe/Berlin");
    assertThat(over.path("days")).hasSize(2 * BLOCKS);
    JsonNode blocks = over.path("blocks");
    assertThat(blocks.path("usable").asInt()).isEqualTo(BLOCKS - 1);
    assertThat(blocks.path("missing_caffeine").asInt() + blocks.path("missing_other").asInt())
        .isEqualTo(1);
    JsonNode result = over.path("result");
    // Six pairs differ by 4 bpm; the days of one were swapped.
    assertThat(result.path("itt_bpm").asDouble()).isCloseTo(20 / 7.0, within(1e-5));
    assertThat(result.path("bpm_per_100_mg").asDouble()).isCloseTo(effect(caffeine), within(1e-4));
    assertThat(result.path("interval").asText()).isEqualTo("exact");
    assertThat(over.path("data_changed_after_end").asBoolean()).isFalse();
    assertThat(result.path("steps").toString())
        .isEqualTo("{\"blocks\":7,\"caffeine\":360.0,\"other\":180.0}");
    checkProof(over.path("proof"), commitment, caffeine);
    assertThat(ada.get(at(id, "/today")).problem().path("code").asText()).isEqualTo("over");
  }

  /** Recomputes what the coin decided, with nothing of the service. */
  private static void checkProof(
      JsonNode proof, String commitment, Map<LocalDate, Boolean> caffeine)
      throws GeneralSecurityException {
    byte[] secret = HexFormat.of().parseHex(proof.path("secret").asText());
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update("coffee-experiment-v1|".getBytes(StandardCharsets.US_ASCII));
    assertThat(HexFormat.of().formatHex(sha256.digest(secret))).isEqualTo(commitment);
    assertThat(proof.path("commitment").asText()).isEqualTo(commitment);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    StringBuilder order = new StringBuilder();
    for (int block = 1; block <= BLOCKS; block++) {
      byte[] digest = mac.doFinal(("block|" + block).getBytes(StandardCharsets.US_ASCII));
      boolean first = (digest[0] & 1) == 1;
      order.append(first ? '1' : '0');
      assertThat(caffeine.get(START.plusDays(2L * block - 2))).isEqualTo(first);
      assertThat(caffeine.get(START.plusDays(2L * block - 1))).isEqualTo(!first);
    }
    assertThat(proof.path("order").asText()).isEqualTo(order.toString());
  }

  /**
   * The sum of the pairs' differences of heart rate over that of their exposures, bpm per 100 mg
   * (EXPERIMENT.md 5): what is left of a coffee on the next day depends on how the coin fell.
   */
  private static double effect(Map<LocalDate, Boolean> caffeine) {
    double bpm = 0;
    double exposure = 0;
    for (int block = 0; block < BLOCKS; block++) {
      if (block != MISSING_DAY / 2) {
        int sign = Boolean.TRUE.equals(caffeine.get(START.plusDays(2L * block))) ? 1 : -1;
        bpm += block == SWAPPED_BLOCK ? -4 : 4;
        exposure += sign * (exposure(2 * block, caffeine) - exposure(2 * block + 1, caffeine));
      }
    }
    return bpm / exposure;
  }

  /** The mean exposure in the window of a day, 1 at the peak of 100 mg. */
  private static double exposure(int day, Map<LocalDate, Boolean> caffeine) {
    double sum = 0;
    for (int bin = 0; bin < 36; bin++) {
      Instant centre = cup(START.plusDays(day)).plus(Duration.ofMinutes(15 + 5L * bin + 2));
      for (Map.Entry<LocalDate, Boolean> dated : caffeine.entrySet()) {
        double hours =
            Duration.between(intake(dated.getKey(), dated.getValue()), centre).toSeconds() / 3600.0;
        sum += hours > 0 ? 1.2 * kinetics(hours) / kinetics(PEAK_HOURS) : 0;
      }
    }
    return sum / 36;
  }

  private static double kinetics(double hours) {
    return Math.exp(-ELIMINATION * hours) - Math.exp(-ABSORPTION * hours);
  }

  private static int dayNumber(LocalDate date) {
    return (int) ChronoUnit.DAYS.between(START, date);
  }

  private static Instant cup(LocalDate date) {
    return date.atTime(LocalTime.of(10, 0)).atZone(BERLIN).toInstant();
  }

  private static Instant intake(LocalDate date, boolean byCoin) {
    boolean swapped = dayNumber(date) / 2 == SWAPPED_BLOCK;
    return cup(date).plus(Duration.ofMinutes(byCoin != swapped ? 0 : 195));
  }

  /** Wears the watch but for the third day; drinks by the coin but for the fourth block. */
  private void recordDays(Map<LocalDate, Boolean> caffeine) {
    List<String> readings = new ArrayList<>();
    List<String> coffees = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    caffeine.forEach(
        (date, byCoin) -> {
          int day = dayNumber(date);
          Instant cup = cup(date);
          Instant intake = intake(date, byCoin);
          steps.addAll(halfHours(cup, byCoin ? 60 : 30));
          coffees.add("{\"timestamp\": \"%s\", \"caffeine_mg\": 120}".formatted(intake));
          for (int minute = 15; minute < 195 && day != MISSING_DAY; minute += 5) {
            readings.add(
                "{\"timestamp\": \"%s\", \"bpm\": %d, \"source\": \"watch\", \"context\": \"active\"}"
                    .formatted(cup.plus(Duration.ofMinutes(minute)), intake.equals(cup) ? 64 : 60));
          }
        });
    assertThat(stored(ada.post("/v1/coffee/batch", coffees.toString()))).isEqualTo(coffees.size());
    assertThat(stored(ada.post("/v1/heartrate/batch", readings.toString())))
        .isEqualTo(readings.size());
    assertThat(stored(ada.post("/v1/steps/batch", steps.toString()))).isEqualTo(steps.size());
  }

  /** Seven counts from the cup on, so that the whole window is known. */
  private static List<String> halfHours(Instant cup, int steps) {
    String count =
        "{\"timestamp\": \"%s\", \"duration_seconds\": 1800, \"steps\": %d, \"source\": \"watch\"}";
    return IntStream.range(0, 7)
        .mapToObj(half -> count.formatted(cup.plus(Duration.ofMinutes(30L * half)), steps))
        .toList();
  }

  private static int stored(ApiResponse batch) {
    return batch.json().path("stored").asInt();
  }

  /**
   * Walks all operations at 19:59, once more with a coin that falls differently from tomorrow on:
   * if any answer told tomorrow's arm, it would change.
   */
  @Test
  void noOperationRevealsTomorrowsInstructionBeforeTheEvening() {
    long id = plan("delay", false);
    ada.post(at(id, "/start"), "");
    String calendar = ada.post(at(id, "/calendar"), "").json().path("url").asText();
    LocalDate today = START.plusDays(3); // the second day of the second block
    set(today, "19:59");
    List<String> before = walk(id, calendar);
    assertThat(before).hasSizeGreaterThan(25);
    assertThat(secret(id)).isPresent();
    assertThat(before).noneMatch(answer -> answer.contains(secret(id).orElseThrow().reveal()));

    fallDifferentlyFrom(id, 3);
    assertThat(walk(id, calendar)).isEqualTo(before);
    set(today, "20:00");
    assertThat(walk(id, calendar)).isNotEqualTo(before);
    String shown = ada.get(at(id, "")).json().path("days").toString();
    assertThat(shown).contains(today.plusDays(1).toString());
    assertThat(shown).doesNotContain(today.plusDays(2).toString());
  }

  private List<String> walk(long id, String calendar) {
    List<String> answers = new ArrayList<>();
    for (String operation : new TreeSet<>(WireContract.load().operations())) {
      String[] parts = operation.split(" ", 2);
      if (parts[0].equals("GET") && parts[1].matches("/(v1|calendar)/.*")) {
        String path =
            parts[1].equals("/calendar/{link}.ics")
                ? calendar
                : parts[1].replace("{id}", Long.toString(id)).replaceAll("\\{[^}]*}", "espresso");
        answers.add(operation + ": " + normalized(ada.get(path)));
      }
    }
    answers.add(normalized(ada.post(at(id, "/start"), "")));
    answers.add(normalized(ada.patch(at(id, ""), "{\"blocks\": 9}")));
    answers.add(normalized(ada.put(at(id, "/days/" + START.plusDays(4)), "{\"kept\": true}")));
    return answers;
  }

  private static String normalized(ApiResponse answer) {
    return answer.status()
        + " "
        + answer
            .text()
            // the coin is changed by a write, which cursors and times of changes tell
            .replaceAll(
                "\"(data_version|request_id|next|change_cursor|changed_at)\":\"[^\"]*\"",
                "\"$1\":\"\"")
            .replaceAll("\"bytes_[a-z]*\":[0-9]+", "");
  }

  private Optional<CoinSecret> secret(long id) {
    return experiment(id).start().flatMap(start -> start.coin().secret());
  }

  private Experiment experiment(long id) {
    return SERVICE.store().experiments().find(ada.person(), id).orElseThrow();
  }

  private void fallDifferentlyFrom(long id, int block) {
    ExperimentStart start = experiment(id).start().orElseThrow();
    Coin before = start.coin();
    SplittableRandom random = new SplittableRandom(1);
    CoinSecret other = CoinSecret.generate(random);
    while (!Coin.of(other).order(block - 1).equals(before.order(block - 1))
        || Coin.of(other).order(block).equals(before.order(block))) {
      other = CoinSecret.generate(random);
    }
    Coin changed = new Coin(before.commitment(), Optional.of(other), "");
    SERVICE
        .store()
        .experiments()
        .change(
            ada.person(),
            id,
            stored ->
                stored.started(
                    new ExperimentStart(
                        start.startedAt(), start.zone(), start.halfLifeHours(), changed)));
  }

  @Test
  void plansChangesAndDeletesADraft() {
    long id = plan("delay", true);
    JsonNode draft = ada.get(at(id, "")).json();
    assertThat(draft.path("state").asText()).isEqualTo("draft");
    assertThat(draft.path("plan").path("sd_block_bpm").asDouble()).isEqualTo(4.5);
    assertThat(draft.path("plan").path("last_day").asText()).isEqualTo("2026-04-08");
    assertThat(draft.path("proof").isNull()).isTrue();
    assertThat(ada.get(at(id, "/today")).problem().path("code").asText()).isEqualTo("not_yet");
    JsonNode longer = ada.patch(at(id, ""), "{\"blocks\": 20, \"quiet\": false}").json();
    assertThat(longer.path("blocks").path("planned").asInt()).isEqualTo(20);
    assertThat(longer.path("quiet").asBoolean()).isFalse();
    assertThat(ada.get("/v1/experiments").json())
        .singleElement()
        .satisfies(listed -> assertThat(listed.path("blocks_planned").asInt()).isEqualTo(20));
    assertThat(ada.delete(at(id, "")).status()).isEqualTo(204);
    assertThat(ada.get(at(id, "")).status()).isEqualTo(404);
  }

  @Test
  void namesEverythingThatIsWrong() {
    ApiResponse answer =
        ada.post(
            "/v1/experiments",
            """
            {"design": "coin", "dose_mg": 199, "cup_time": "4:00", "blocks": 3,
             "start_date": "2026-03-01", "surplus": 1}\
            """);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/design", "/dose_mg", "/cup_time", "/blocks", "/start_date", "/surplus");
    assertThat(answer.problem().path("errors").findValuesAsText("detail"))
        .contains("must be at most 150 mg while your weight is not known");
    assertThat(ada.get("/v1/experiments").json()).isEmpty();
  }

  @Test
  void runsOneAtATimeAndStopsIt() {
    long id = plan("delay", false);
    long second = plan("day_off", false);
    ada.post(at(id, "/start"), "");
    assertThat(code(ada.post(at(second, "/start"), ""))).isEqualTo("experiment_running");
    assertThat(code(ada.patch(at(id, ""), "{\"blocks\": 9}"))).isEqualTo("not_a_draft");
    assertThat(code(ada.delete(at(id, "")))).isEqualTo("not_a_draft");
    set(START.plusDays(1), "12:00");
    JsonNode stopped = ada.post(at(id, "/stop"), "").json();
    assertThat(stopped.path("state").asText()).isEqualTo("stopped_early");
    assertThat(stopped.path("result").isNull()).isTrue();
    assertThat(stopped.path("running").path("ci_low").isNull()).isTrue();
    assertThat(stopped.path("proof").path("secret").asText()).matches("[0-9a-f]{32}");
    assertThat(code(ada.post(at(id, "/stop"), ""))).isEqualTo("not_running");
    assertThat(ada.get(at(id, "/today")).problem().path("code").asText()).isEqualTo("over");
  }

  @Test
  void refusesReportsAtTheWrongTime() {
    long id = plan("delay", false);
    String first = at(id, "/days/" + START);
    assertThat(code(ada.put(first, "{\"kept\": true}"))).isEqualTo("not_started");
    ada.post(at(id, "/start"), "");
    assertThat(code(ada.put(first, "{\"kept\": true}"))).isEqualTo("too_early");
    set(START, "09:00");
    assertThat(ada.put(first, "{\"void_reason\": \"travel\"}").json().path("kept").asBoolean())
        .isFalse();
    assertThat(code(ada.put(at(id, "/days/2026-03-23"), "{\"kept\": true}")))
        .isEqualTo("not_a_day");
    assertThat(ada.put(at(id, "/days/espresso"), "{\"kept\": true}").status()).isEqualTo(422);
    assertThat(ada.put(first, "{\"kept\": true, \"void_reason\": \"travel\"}").status())
        .isEqualTo(422);
    set(START.plusDays(1), "10:00");
    assertThat(code(ada.put(at(id, "/days/2026-03-25"), "{\"void_reason\": \"illness\"}")))
        .isEqualTo("too_late_to_void");
    assertThat(ada.get(at(id, "")).json().path("blocks").path("void").asInt()).isEqualTo(1);
  }

  @Test
  void hidesABlindedOneFromThePersonButNotFromTheHelper() {
    long id = plan("decaf_blinded", false);
    String key = ada.post(at(id, "/start"), "").json().path("helper_key").asText();
    ApiResponse portions = ada.anonymous("GET", at(id, "/portions"), "Helper-Key", key);
    assertThat(portions.json()).hasSize(2 * BLOCKS);
    assertThat(portions.json().findValuesAsText("caffeine")).contains("true", "false");
    assertThat(ada.anonymous("GET", at(id, "/portions"), "Helper-Key", key + "x").status())
        .isEqualTo(401);
    assertThat(ada.anonymous("GET", at(id + 1, "/portions"), "Helper-Key", key).status())
        .isEqualTo(401);
    assertThat(ada.get(at(id, "/portions")).status()).isEqualTo(401);
    set(START, "12:00");
    assertThat(ada.get(at(id, "/today")).json().path("text").asText())
        .isEqualTo("Today: portion 1.");
    assertThat(ada.get("/v1/now").json().path("experiment_instruction").asText())
        .isEqualTo("Today: portion 1.");
    String guess = "{\"kept\": true, \"guess\": \"caffeine\"}";
    assertThat(ada.put(at(id, "/days/" + START), guess).status()).isEqualTo(200);
    JsonNode running = ada.get(at(id, "")).json();
    assertThat(running.path("running").isNull()).isTrue();
    assertThat(running.path("blocks").path("missing_caffeine").isNull()).isTrue();
    assertThat(running.path("pairs")).isEmpty();
  }

  @Test
  void givesACalendarThatCanBeRevoked() {
    long id = plan("delay", true);
    assertThat(code(ada.post(at(id, "/calendar"), ""))).isEqualTo("not_started");
    ada.post(at(id, "/start"), "");
    String first = ada.post(at(id, "/calendar"), "").json().path("url").asText();
    String url = ada.post(at(id, "/calendar"), "").json().path("url").asText();
    assertThat(ada.anonymous("GET", first).status()).isEqualTo(404);
    assertThat(ada.anonymous("GET", url).text()).doesNotContain("VEVENT");
    set(START.minusDays(1), "20:00");
    ApiResponse feed = ada.anonymous("GET", url);
    assertThat(feed.header("Content-Type")).startsWith("text/calendar");
    assertThat(feed.text())
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
        .contains("\r\nDTSTART;VALUE=DATE:20260324\r\nDTEND;VALUE=DATE:20260325\r\n")
        .containsPattern("SUMMARY:Experiment: (coffee at 10:00|no caffeine before 13:15)\\.\r\n")
        .doesNotContain("20260326")
        .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n");
    assertThat(ada.delete(at(id, "/calendar")).status()).isEqualTo(204);
    assertThat(ada.anonymous("GET", url).status()).isEqualTo(404);
  }

  @Test
  void showsNothingOfAQuietOneUntilTheEnd() {
    long id = plan("delay", true);
    ada.post(at(id, "/start"), "");
    set(START.plusDays(4), "12:00");
    assertThat(ada.get(at(id, "")).json().path("running").isNull()).isTrue();
    ada.post(at(id, "/stop"), "");
    assertThat(ada.get(at(id, "")).json().path("running").path("level").asDouble()).isEqualTo(0.95);
  }

  private long plan(String design, boolean quiet) {
    return ada.post(
            "/v1/experiments",
            """
            {"design": "%s", "dose_mg": 120, "cup_time": "10:00", "blocks": %d,
             "start_date": "%s", "quiet": %s}\
            """
                .formatted(design, BLOCKS, START, quiet))
        .json()
        .path("id")
        .asLong();
  }

  private static String code(ApiResponse answer) {
    assertThat(answer.status()).isEqualTo(409);
    return answer.problem().path("code").asText();
  }

  private static String at(long id, String path) {
    return "/v1/experiments/" + id + path;
  }

  private static void set(LocalDate date, String time) {
    SERVICE.clock().set(date.atTime(LocalTime.parse(time)).atZone(BERLIN).toInstant().toString());
  }
}
