package coffee.rest.imports;

import coffee.domain.DomainException;
import coffee.domain.imports.FileName;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.jspecify.annotations.Nullable;

/**
 * Reads the name of an uploaded file: the parameter {@code filename}, or else that of the header
 * {@code Content-Disposition} (RFC 6266), where {@code filename*} has precedence.
 */
final class UploadedFileName {

  private static final FieldReader<FileName> NAME = FieldReader.text(FileName::ofPath);

  /** RFC 8187 in UTF-8, the only encoding that it requires of senders. */
  private static final Pattern EXTENDED = Pattern.compile("(?i)utf-8'[^']*'(.*)");

  private UploadedFileName() {}

  /** Reads the parameter; {@link Fields#finish} reports if it is invalid. */
  static Optional<FileName> readParameter(Fields query) {
    return query.optional("filename", NAME);
  }

  /**
   * Reads the header.
   *
   * @throws ProblemException 422 if the name is invalid
   */
  static Optional<FileName> readHeader(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.CONTENT_DISPOSITION);
    if (header == null) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    HttpField.getValueParameters(header, parameters);
    try {
      return extended(parameters.get("filename*"))
          .or(() -> Optional.ofNullable(parameters.get("filename")))
          .filter(name -> !name.isEmpty())
          .map(FileName::ofPath);
    } catch (DomainException invalid) {
      throw new ProblemException(
          Problem.of(
              422, invalid.code(), "The file name in Content-Disposition " + invalid.getMessage()));
    }
  }

  private static Optional<String> extended(@Nullable String value) {
    Matcher parts = EXTENDED.matcher(value == null ? "" : value);
    try {
      return parts.matches()
          ? Optional.of(
              URLDecoder.decode(parts.group(1).replace("+", "%2B"), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }
}
