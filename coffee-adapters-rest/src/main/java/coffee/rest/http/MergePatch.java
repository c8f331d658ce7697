package coffee.rest.http;

/** JSON Merge Patch (RFC 7396): absent fields keep their value, null removes it. */
public final class MergePatch {

  public static final String MEDIA_TYPE = "application/merge-patch+json";

  private MergePatch() {}
}
