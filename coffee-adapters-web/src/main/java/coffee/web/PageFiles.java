package coffee.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import coffee.rest.http.EntityTags;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the page is made of, read once. Only files listed in {@code files.txt} are served.
 * Immutable.
 */
public final class PageFiles {

  private static final String INDEX = "files.txt";
  private static final String PAGE = "index.html";

  /** Languages that there is a file of words for, the default first. */
  static final List<String> LANGUAGES = List.of("en", "de");

  /** To shorten the files takes as long as all else of a start: once for each process. */
  private static final class Packaged {

    static final PageFiles FILES = read();

    private Packaged() {}
  }

  private final Map<String, PageFile> assets = new LinkedHashMap<>();
  private final Map<String, PageFile> pages = new LinkedHashMap<>();
  private final String version;

  private PageFiles(Map<String, byte[]> contents, String template) {
    contents.forEach((name, content) -> assets.put(name, new PageFile(name, content)));
    version = version(contents, template);
    for (String language : LANGUAGES) {
      String page = template.replace("{version}", version).replace("{language}", language);
      pages.put(language, new PageFile(PAGE, page.getBytes(UTF_8)));
    }
  }

  /** The files that are packaged with this adapter; it fails if one that is listed is not. */
  public static PageFiles packaged() {
    return Packaged.FILES;
  }

  private static PageFiles read() {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    new String(bytes(INDEX), UTF_8)
        .lines()
        .forEach(name -> contents.put(name, SourceMinifier.sent(name, bytes(name))));
    return new PageFiles(contents, new String(bytes(PAGE), UTF_8));
  }

  /** The HTML in a language of {@link #LANGUAGES}. */
  PageFile page(String language) {
    return Optional.ofNullable(pages.get(language)).orElseThrow();
  }

  /** What the HTML loads, by name. */
  Optional<PageFile> asset(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  /** Names of all assets. */
  List<String> names() {
    return List.copyOf(assets.keySet());
  }

  /** Changes whenever the content of any file does: part of the addresses in the HTML. */
  String version() {
    return version;
  }

  private static String version(Map<String, byte[]> contents, String template) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    contents.forEach(
        (name, content) -> {
          all.writeBytes(name.getBytes(UTF_8));
          all.writeBytes(content);
        });
    all.writeBytes(template.getBytes(UTF_8));
    return EntityTags.of(all.toByteArray()).replace("\"", "");
  }

  private static byte[] bytes(String name) {
    try (InputStream stream = PageFiles.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " was not packaged");
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
