package coffee.app.configuration;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The query parameters of a URL.
 *
 * @param pairs encoded {@code name=value} pairs, in order
 */
record UrlParameters(List<String> pairs) {

  static UrlParameters parse(String query) {
    return new UrlParameters(
        Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty()).toList());
  }

  /** The decoded value of the first parameter of that name, if it is not empty. */
  Optional<String> find(String name) {
    return pairs.stream()
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decode(pair.substring(name.length() + 1)))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** The remaining parameters as a URL suffix with a question mark. */
  String without(String... names) {
    return pairs.stream()
        .filter(pair -> Arrays.stream(names).noneMatch(name -> pair.startsWith(name + "=")))
        .collect(Collectors.joining("&", "?", ""))
        .replaceFirst("^\\?$", "");
  }

  /** Decodes percent-encoding. Text with a bare percent sign is not encoded and taken literally. */
  static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return encoded;
    }
  }

  /** Names only: values may be secrets. */
  @Override
  public String toString() {
    return pairs.stream().map(pair -> pair.split("=", 2)[0]).toList().toString();
  }
}
