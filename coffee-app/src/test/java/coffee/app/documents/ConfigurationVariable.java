package coffee.app.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An environment variable of {@code config.yml}.
 *
 * @param name name of the variable
 * @param usual default value; may be empty
 * @param image value set by the image; empty if none
 * @param remark comment directly above it
 */
record ConfigurationVariable(String name, String usual, String image, String remark) {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):-([^}]*)}");
  private static final Pattern OF_THE_IMAGE = Pattern.compile("([A-Z_]+)=(\\S+)");

  /** All variables, in file order. */
  static List<ConfigurationVariable> all() throws IOException {
    Map<String, String> image = ofTheImage();
    List<ConfigurationVariable> settings = new ArrayList<>();
    List<String> comment = new ArrayList<>();
    for (String line : Files.readAllLines(MarkdownDocument.HOME.resolve("config.yml"))) {
      if (line.strip().startsWith("#")) {
        comment.add(line.strip().substring(1).strip());
        continue;
      }
      Matcher variable = VARIABLE.matcher(line);
      while (variable.find()) {
        String name = variable.group(1);
        String set = image.getOrDefault(name, "");
        settings.add(
            new ConfigurationVariable(name, variable.group(2), set, String.join(" ", comment)));
      }
      comment.clear();
    }
    return settings;
  }

  private static Map<String, String> ofTheImage() throws IOException {
    Map<String, String> image = new TreeMap<>();
    Files.readString(MarkdownDocument.HOME.resolve("Dockerfile"))
        .replace("\\\n", "")
        .lines()
        .filter(line -> line.startsWith("ENV "))
        .flatMap(line -> OF_THE_IMAGE.matcher(line).results())
        .forEach(found -> image.put(found.group(1), found.group(2)));
    return image;
  }

  /** The row of README's table. */
  String row() {
    String words = usual.isEmpty() ? "none" : "`" + usual + "`";
    String inImage =
        image.isEmpty() || image.equals(usual) ? "" : " (`%s` in the image)".formatted(image);
    return "| `%s` | %s%s | %s |\n"
        .formatted(name, words, inImage, remark.replaceFirst("\\.$", ""));
  }
}
