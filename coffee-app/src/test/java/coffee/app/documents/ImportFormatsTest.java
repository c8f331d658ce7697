package coffee.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.DeviceFormat;
import coffee.devices.formats.FormatRegistry;
import coffee.domain.imports.DisplayNames;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documents name all formats of imports. */
class ImportFormatsTest {

  private static final Pattern ENUMERATION =
      Pattern.compile("default: auto\\n +enum:\\n +- auto\\n((?: +- \\w+\\n)+)");

  /** Formats of this service and general standards, of which no vendor has a clock of its own. */
  private static final List<String> GENERAL =
      List.of(
          "open_mhealth",
          "fhir",
          "older_dump",
          "older_csv",
          "coffee_csv",
          "coffee_ndjson",
          "coffee_json",
          "zip");

  private static List<String> names() {
    return FormatRegistry.standard().all().stream().map(DeviceFormat::name).toList();
  }

  @Test
  void contractListsAllFormats() {
    Matcher list = ENUMERATION.matcher(MarkdownDocument.read("docs/openapi.yaml").text());
    assertThat(list.find()).isTrue();
    assertThat(list.group(1).lines().map(line -> line.replaceAll("[ -]", "")))
        .containsExactlyInAnyOrderElementsOf(names());
  }

  @Test
  void eachFormatHasPlainName() {
    assertThat(names())
        .allSatisfy(
            name ->
                assertThat(DisplayNames.ofFormat(name))
                    .matches("[^a-z_].*|the .*|a .*|garmin-grafana"));
  }

  @Test
  void readmeListsAllFormats() {
    String readme = MarkdownDocument.read("README.md").text().replaceAll("\\s+", " ");
    int start = readme.indexOf("The format is detected from the content:");
    String list = readme.substring(start, readme.indexOf("Every row is", start));
    assertThat(names()).allSatisfy(name -> assertThat(list).contains(nameInReadme(name)));
  }

  private static String nameInReadme(String format) {
    return DisplayNames.ofFormat(format).replaceFirst("^(a|the) ", "");
  }

  @Test
  void guideSaysWhichClockEachFormatHas() {
    List<String> rows =
        MarkdownDocument.read("docs/formats.md")
            .text()
            .lines()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertThat(names())
        .filteredOn(name -> !GENERAL.contains(name))
        .allSatisfy(
            name ->
                assertThat(rows)
                    .anyMatch(row -> row.lastIndexOf("`" + name + "`", row.indexOf('|', 1)) > 0));
  }

  @Test
  void guidesNameTheSameVendorsInBothLanguages() {
    List<String> vendors = vendors("docs/formats.md");
    assertThat(vendors).hasSizeGreaterThan(15);
    assertThat(vendors("docs/formats.de.md")).isEqualTo(vendors);
  }

  /** First column of the first table, without its head and its last row, for all others. */
  private static List<String> vendors(String guide) {
    List<String> rows =
        MarkdownDocument.read(guide)
            .text()
            .lines()
            .dropWhile(line -> !line.startsWith("|---"))
            .skip(1)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.substring(2, line.indexOf(" |", 2)))
            .toList();
    return rows.subList(0, rows.size() - 1);
  }
}
