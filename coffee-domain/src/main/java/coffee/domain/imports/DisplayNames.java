package coffee.domain.imports;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Names for people, used in sentences, of formats and of the kinds of data that imports skip. */
public final class DisplayNames {

  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          entry("apple_health", "Apple Health"),
          entry("health_auto_export", "Health Auto Export"),
          entry("health_auto_export_csv", "Health Auto Export"),
          entry("fitbit_account", "Fitbit"),
          entry("fitbit_csv", "Fitbit"),
          entry("fitbit_intraday", "Fitbit"),
          entry("fitbit_steps", "Fitbit"),
          entry("fitbit_web_api", "Fitbit"),
          entry("fitabase", "Fitabase"),
          entry("google_fit", "Google Fit"),
          entry("samsung_health", "Samsung Health"),
          entry("samsung_health_bins", "Samsung Health"),
          entry("samsung_health_exercise", "Samsung Health"),
          entry("health_connect", "Health Connect"),
          entry("gadgetbridge", "Gadgetbridge"),
          entry("fit", "FIT"),
          entry("tcx", "TCX"),
          entry("gpx", "GPX"),
          entry("garmin_grafana", "garmin-grafana"),
          entry("oura", "Oura"),
          entry("oura_api", "Oura"),
          entry("ultrahuman", "Ultrahuman"),
          entry("polar", "Polar"),
          entry("huawei", "Huawei Health"),
          entry("withings", "Withings"),
          entry("zepp", "Zepp"),
          entry("mi_fit", "Mi Fit"),
          entry("mi_fitness", "Mi Fitness"),
          entry("cronometer", "Cronometer"),
          entry("macrofactor", "MacroFactor"),
          entry("home_assistant", "Home Assistant"),
          entry("whoop", "WHOOP"),
          entry("open_mhealth", "Open mHealth"),
          entry("fhir", "FHIR"),
          entry("older_dump", "the earlier service"),
          entry("older_csv", "the earlier service"),
          entry("coffee_csv", "CSV"),
          entry("coffee_ndjson", "NDJSON"),
          entry("coffee_json", "JSON"),
          entry("zip", "a zip archive"),
          entry("tar", "a tar archive"));

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          entry("other_file", "other files"),
          entry("other_person", "rows of other people"),
          entry("no_measurement", "rows without a measurement"),
          entry("not_measured", "observations that were not made"),
          entry("unavailable", "states without a value"),
          entry("no_caffeine", "food without caffeine"),
          entry("nutrition_without_caffeine", "food without caffeine"),
          entry("dietary_caffeine_of_zero", "caffeine of 0 mg"),
          entry("point_without_heart_rate", "points without a heart rate"),
          entry("value_without_heart_rate", "values without a heart rate"),
          entry("daily_steps", "steps of whole days"),
          entry("monitoring_first_total", "totals at the start of a file"),
          entry("monitoring_without_steps", "messages without new steps"),
          entry("binning_data", "summaries of other files"),
          entry("older_version", "older versions of records"),
          entry("Me", "personal details"));

  /** Prefixes of identifiers, which say nothing to people. */
  private static final Pattern PREFIX =
      Pattern.compile("^(HK(Quantity|Category|Data)Type(Identifier)?|com\\.google\\.|DATA_POINT_)");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[_.]+");

  private DisplayNames() {}

  /** A format, such as {@code Apple Health} for {@code apple_health}. */
  public static String ofFormat(String code) {
    return FORMATS.getOrDefault(code, code.replace('_', ' '));
  }

  /**
   * A kind of data in lower case, such as {@code step count} for {@code
   * HKQuantityTypeIdentifierStepCount}.
   */
  public static String ofKind(String code) {
    String known = KINDS.get(code);
    if (known != null) {
      return known;
    }
    String words = BETWEEN_WORDS.matcher(PREFIX.matcher(code).replaceFirst("")).replaceAll(" ");
    return words.isBlank() ? code : words.strip().toLowerCase(Locale.ROOT);
  }
}
