package coffee.web;

import coffee.rest.http.EntityTags;
import java.util.Map;

/** A file of the page. Immutable: the content is never changed. */
final class PageFile {

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "html", "text/html;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "json", "application/json",
          "png", "image/png",
          "svg", "image/svg+xml",
          "webmanifest", "application/manifest+json");

  private final String mediaType;
  private final byte[] content;
  private final String entityTag;

  /**
   * A file whose media type follows from its name.
   *
   * @param content its bytes, which are not copied
   * @throws IllegalArgumentException if the extension is not one of the page's
   */
  PageFile(String name, byte[] content) {
    String known = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (known == null) {
      throw new IllegalArgumentException("no media type is known for " + name);
    }
    this.mediaType = known;
    this.content = content;
    this.entityTag = EntityTags.of(content);
  }

  /** Value of its {@code Content-Type}. */
  String mediaType() {
    return mediaType;
  }

  /** Its bytes: to be sent, and nothing else. */
  byte[] content() {
    return content;
  }

  /** Strong tag of the content, with its quotes. */
  String entityTag() {
    return entityTag;
  }
}
