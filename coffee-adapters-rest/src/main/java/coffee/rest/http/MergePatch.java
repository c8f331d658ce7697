package coffee.rest.http;

/** How a change is sent (RFC 7396): fields not sent stay, null takes away. */
public final class MergePatch {

  public static final String MEDIA_TYPE = "application/merge-patch+json";

  private MergePatch() {}
}
