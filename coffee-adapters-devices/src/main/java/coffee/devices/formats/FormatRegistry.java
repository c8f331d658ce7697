package coffee.devices.formats;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.activity.Fit;
import coffee.devices.activity.Gpx;
import coffee.devices.activity.Tcx;
import coffee.devices.apple.AppleHealth;
import coffee.devices.apple.HealthAutoExport;
import coffee.devices.archive.CompressedFormat;
import coffee.devices.archive.DecompressionLimits;
import coffee.devices.archive.Tar;
import coffee.devices.archive.Zip;
import coffee.devices.cloud.Fhir;
import coffee.devices.cloud.FitbitAccount;
import coffee.devices.cloud.FitbitIntraday;
import coffee.devices.cloud.FitbitSteps;
import coffee.devices.cloud.GoogleFit;
import coffee.devices.cloud.Huawei;
import coffee.devices.cloud.OpenMHealth;
import coffee.devices.cloud.OuraApi;
import coffee.devices.cloud.Polar;
import coffee.devices.cloud.SamsungBins;
import coffee.devices.cloud.SamsungLiveData;
import coffee.devices.cloud.Ultrahuman;
import coffee.devices.csv.Fitabase;
import coffee.devices.csv.FitbitCsv;
import coffee.devices.csv.FitbitWebApi;
import coffee.devices.csv.FoodDiaryFormat;
import coffee.devices.csv.GarminGrafana;
import coffee.devices.csv.HealthAutoExportCsv;
import coffee.devices.csv.HomeAssistant;
import coffee.devices.csv.MiFit;
import coffee.devices.csv.MiFitness;
import coffee.devices.csv.Oura;
import coffee.devices.csv.SamsungHealth;
import coffee.devices.csv.Whoop;
import coffee.devices.csv.Withings;
import coffee.devices.csv.Zepp;
import coffee.devices.nativeformat.CoffeeCsv;
import coffee.devices.nativeformat.CoffeeJson;
import coffee.devices.nativeformat.CoffeeNdjson;
import coffee.devices.nativeformat.LegacyCsv;
import coffee.devices.nativeformat.LegacyDump;
import coffee.devices.sqlite.Gadgetbridge;
import coffee.devices.sqlite.HealthConnect;
import coffee.devices.sqlite.SqliteLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The supported formats.
 *
 * @param all in the order of detection: the more specific first
 */
public record FormatRegistry(List<DeviceFormat> all) {

  private static List<DeviceFormat> readers(SqliteLimits databases) {
    return List.of(
        new Tar(),
        new AppleHealth(),
        new HealthAutoExport(),
        new FitbitAccount(),
        new FitbitSteps(),
        new FitbitIntraday(),
        new SamsungBins(),
        new SamsungLiveData(),
        new Polar(),
        new Huawei(),
        new OuraApi(),
        new Ultrahuman(),
        new GoogleFit(),
        new OpenMHealth(),
        new Fhir(),
        new Fit(),
        new Tcx(),
        new Gpx(),
        new SamsungHealth(),
        new Fitabase(),
        new FitbitWebApi(),
        new FitbitCsv(),
        new Withings(),
        new Zepp(),
        new MiFit(),
        new MiFitness(),
        new Oura(),
        new GarminGrafana(),
        new HomeAssistant(),
        FoodDiaryFormat.macroFactor(),
        FoodDiaryFormat.cronometer(),
        new Whoop(),
        new HealthAutoExportCsv(),
        new HealthConnect(databases),
        new Gadgetbridge(databases),
        new LegacyDump(),
        new LegacyCsv(),
        new CoffeeCsv(),
        new CoffeeNdjson(),
        new CoffeeJson());
  }

  /** Copies the list. */
  public FormatRegistry {
    all = List.copyOf(all);
  }

  /** All formats, plain and compressed, with default limits. */
  public static FormatRegistry standard() {
    return standard(DecompressionLimits.DEFAULT);
  }

  /**
   * All formats, plain and compressed; databases are copied to the directory for temporary files.
   */
  public static FormatRegistry standard(DecompressionLimits limits) {
    return standard(limits, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * All formats, plain and compressed.
   *
   * @param directory where databases are copied to while they are read
   */
  public static FormatRegistry standard(DecompressionLimits limits, Path directory) {
    List<DeviceFormat> formats = new ArrayList<>();
    readers(SqliteLimits.in(directory))
        .forEach(reader -> formats.add(new CompressedFormat(reader, limits)));
    formats.add(new Zip(formats, limits));
    return new FormatRegistry(formats);
  }

  /** The format with a name. */
  public Optional<DeviceFormat> find(String name) {
    return all.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /**
   * Detects the format of a file.
   *
   * @throws IOException if the content cannot be read
   */
  public Optional<DeviceFormat> recognize(Content content) throws IOException {
    byte[] head = content.head();
    for (DeviceFormat format : all) {
      if (format.recognizes(head) && format.isConfirmedBy(content)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Detects the format of a file by its name and content. The name counts where data of several
   * kinds have the same shape.
   *
   * @param name its name, with or without directories; empty if it is not known
   * @throws IOException if the content cannot be read
   */
  public Optional<DeviceFormat> recognize(String name, Content content) throws IOException {
    byte[] head = content.head();
    for (DeviceFormat format : all) {
      if (format.recognizes(name, head) && format.isConfirmedBy(content)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * The formats that a file may have, although data of another kind has the same shape, or its name
   * says otherwise.
   *
   * @throws IOException if the content cannot be read
   */
  public List<DeviceFormat> possible(Content content) throws IOException {
    byte[] head = content.head();
    return all.stream()
        .filter(format -> format.isPossible(head) || format.recognizes(head))
        .toList();
  }
}
