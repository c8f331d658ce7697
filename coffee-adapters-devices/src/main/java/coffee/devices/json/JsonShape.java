package coffee.devices.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Which fields the beginning of a JSON file has.
 *
 * @param paths of the values, names joined by {@code /}; {@code *} stands for the items of a list,
 *     and the root is empty
 */
public record JsonShape(Set<String> paths) {

  private static final JsonShape NONE = new JsonShape(Set.of());
  private static final int MAX_PATHS = 1_000;

  /** Every format that we know shows itself by then; an archive may hold thousands of files. */
  private static final int LOOKED_AT = 16 * 1024;

  /** Keeps the paths from changing. */
  public JsonShape {
    paths = Set.copyOf(paths);
  }

  /** Of the beginning of a file; of something else, nothing. */
  public static JsonShape of(byte[] head) {
    byte[] text = withoutMark(head);
    Set<String> paths = new HashSet<>();
    try (JsonParser parser = Json.FACTORY.createParser(text, 0, Math.min(text.length, LOOKED_AT))) {
      collect(parser, paths);
    } catch (IOException cutOrNoJson) {
      return new JsonShape(paths);
    }
    return new JsonShape(paths);
  }

  /** Of the first line, if it is complete and complete JSON; of anything else, nothing. */
  public static JsonShape ofFirstLine(byte[] head) {
    byte[] text = withoutMark(head);
    int end = 0;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    Set<String> paths = new HashSet<>();
    try (JsonParser parser = Json.FACTORY.createParser(text, 0, end)) {
      collect(parser, paths);
    } catch (IOException cutOrNoJson) {
      return NONE;
    }
    return new JsonShape(paths);
  }

  private static byte[] withoutMark(byte[] head) {
    boolean marked =
        head.length >= 3
            && head[0] == (byte) 0xEF
            && head[1] == (byte) 0xBB
            && head[2] == (byte) 0xBF;
    return marked ? Arrays.copyOfRange(head, 3, head.length) : head;
  }

  private static void collect(JsonParser parser, Set<String> paths) throws IOException {
    Deque<String> parents = new ArrayDeque<>();
    for (JsonToken token = parser.nextToken();
        token != null && paths.size() < MAX_PATHS;
        token = parser.nextToken()) {
      if (token.isStructEnd()) {
        parents.pop();
      } else if (token != JsonToken.FIELD_NAME) {
        String path = path(parser, token, parents);
        paths.add(path);
        if (token.isStructStart()) {
          parents.push(path);
        }
      }
    }
  }

  private static String path(JsonParser parser, JsonToken token, Deque<String> parents)
      throws IOException {
    if (parents.isEmpty()) {
      return "";
    }
    boolean inList =
        token.isStructStart()
            ? parser.getParsingContext().getParent().inArray()
            : parser.getParsingContext().inArray();
    return parents.peek() + "/" + (inList ? "*" : parser.currentName());
  }

  /** Whether there is a value at a path. */
  public boolean has(String path) {
    return paths.contains(path);
  }
}
