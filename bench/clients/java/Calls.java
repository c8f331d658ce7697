import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.CaffeineApi;
import org.openapitools.client.api.CoffeeApi;
import org.openapitools.client.api.DrinksApi;
import org.openapitools.client.api.HeartRateApi;
import org.openapitools.client.api.ImportsApi;
import org.openapitools.client.api.KeysApi;
import org.openapitools.client.api.PersonApi;
import org.openapitools.client.api.TheAnswerApi;
import org.openapitools.client.model.HeartRateRange;
import org.openapitools.client.model.NewCoffee;
import org.openapitools.client.model.NewReading;
import org.openapitools.client.model.ProfileChange;
import org.openapitools.client.model.WhatIfQuestion;
import org.openapitools.client.model.WhatIfQuestionDosesInner;

/** Every call, by the generated Java client; prints what it understood, a line of JSON for each. */
public final class Calls {

  private final ObjectMapper json;

  private Calls(ObjectMapper json) {
    this.json = json;
  }

  public static void main(String[] args) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(args[0]);
    client.setRequestInterceptor(it -> it.header("Authorization", "Bearer " + args[1]));
    Calls calls = new Calls(client.getObjectMapper());
    calls.read(client);
    calls.write(client);
  }

  private void read(ApiClient client) throws Exception {
    CoffeeApi coffee = new CoffeeApi(client);
    List<?> coffees =
        call("listCoffees", () -> coffee.listCoffees(null, null, null, null, null, 5, null, null, null));
    call("getCoffee", () -> coffee.getCoffee(firstId(coffees), null, null));
    call("getToday", () -> coffee.getToday(null));
    call("getWeek", () -> coffee.getWeek(null));
    call("getCoffeeStatistics", () -> coffee.getCoffeeStatistics(30, null));
    call("listDrinks", () -> new DrinksApi(client).listDrinks(null));
    HeartRateApi heart = new HeartRateApi(client);
    List<?> readings =
        call("listReadings", () -> heart.listReadings(null, null, null, null, null, null, 5, null, null, null));
    call("getReading", () -> heart.getReading(firstId(readings), null, null));
    call("getCurrentHeartRate", () -> heart.getCurrentHeartRate(null));
    range("getHeartRateRange raw", heart, "raw");
    range("getHeartRateRange 1h", heart, "1h");
    call("getHeartRateStatistics", () -> heart.getHeartRateStatistics(30, null));
    TheAnswerApi answer = new TheAnswerApi(client);
    call("getAnswer", () -> answer.getAnswer(3, null, null, null, null, null, null, null));
    CaffeineApi caffeine = new CaffeineApi(client);
    call("getCaffeineLevel", () -> caffeine.getCaffeineLevel(null, null));
    call("getCaffeineCurve", () -> caffeine.getCaffeineCurve(null, null, "1h", null));
    call("getBedtimeOutlook", () -> caffeine.getBedtimeOutlook(null, null, null));
    PersonApi person = new PersonApi(client);
    call("getProfile", () -> person.getProfile(null, null));
    call("getNow", () -> person.getNow(null));
    call("listDays", () -> person.listDays(null, null, null));
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    call("exportData", () -> json.readTree(person.exportData("open_mhealth", null, today, null, null)));
    ImportsApi imports = new ImportsApi(client);
    List<?> all = call("listImports", () -> imports.listImports(50, null, null, null));
    call("getImport", () -> imports.getImport(firstId(all), null));
    call("listImportProblems", () -> imports.listImportProblems(lastId(all), 50, null, null, null));
    KeysApi keys = new KeysApi(client);
    List<?> issued = call("listKeys", () -> keys.listKeys(50, null, null, null));
    call("getKey", () -> keys.getKey(firstId(issued), null, null));
  }

  private void write(ApiClient client) throws Exception {
    CoffeeApi coffee = new CoffeeApi(client);
    call("logCoffee", () -> coffee.logCoffee(espresso(), null, null));
    call("logCoffees", () -> coffee.logCoffees(List.of(espresso(), new NewCoffee().drink("nothing")), null, null, null));
    HeartRateApi heart = new HeartRateApi(client);
    call("logReading", () -> heart.logReading(reading("java", 62), null, null));
    call("logReadings", () -> heart.logReadings(List.of(reading("java-batch", 61), reading("java-batch", 10)), null, null, null));
    WhatIfQuestion question = new WhatIfQuestion().addDosesItem(new WhatIfQuestionDosesInner().drink("espresso"));
    call("askWhatIf", () -> new CaffeineApi(client).askWhatIf(question, null, null));
    ProfileChange change = new ProfileChange().weightKg(new BigDecimal("70.5")).bedtime("23:00");
    call("patchProfile", () -> new PersonApi(client).patchProfile(change, null, null));
  }

  private static NewCoffee espresso() {
    return new NewCoffee().caffeineMg(new BigDecimal(63)).coffeeType("espresso");
  }

  private static NewReading reading(String source, int bpm) {
    return new NewReading().bpm(new BigDecimal(bpm)).source(source);
  }

  /** A range is one of two shapes, by which a program can tell them apart. */
  private void range(String name, HeartRateApi heart, String resolution) throws Exception {
    call(
        name,
        () -> {
          HeartRateRange range = heart.getHeartRateRange(null, null, null, null, resolution, 5, null, null);
          return resolution.equals("raw") ? range.getRangeOfReadings() : range.getRangeOfBuckets();
        });
  }

  private long firstId(List<?> records) {
    return records == null || records.isEmpty() ? 1 : id(records.get(0));
  }

  private long lastId(List<?> records) {
    return records == null || records.isEmpty() ? 1 : id(records.get(records.size() - 1));
  }

  private long id(Object record) {
    return json.valueToTree(record).path("id").asLong();
  }

  private <T> T call(String name, Callable<T> call) throws Exception {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("call", name);
    T value = null;
    try {
      value = call.call();
      line.put("value", value);
    } catch (ApiException refused) {
      line.put("refused", refused.getCode());
      line.put("because", refused.getMessage());
    } catch (Exception failed) {
      line.put("failed", failed.toString());
    }
    System.out.println(json.writeValueAsString(line));
    return value;
  }
}
