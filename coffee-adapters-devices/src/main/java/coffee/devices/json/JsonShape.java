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
 * The field paths in the beginning of a JSON file.
 *
 * @param paths of the values, names joined by {@code /}; {@code *} stands for the items of a list,
 *     and the root is empty
 */
public record JsonShape(Set<String> paths) {

  private static final JsonShape NONE = new JsonShape(Set.of());
  private static final int MAX_PATHS = 1_000;

  /** Enough to detect every known format; an archive may contain thousands of files. */
  private static final int LOOKED_AT = 16 * 1024;

  /** Copies the paths. */
  public JsonShape {
    paths = Set.copyOf(paths);
  }

  /** The shape of the beginning of a file; empty if it is not JSON. */
  public static JsonShape fromHead(byte[] head) {
    byte[] text = withoutMark(head);
    Set<String> paths = new HashSet<>();
    try (JsonParser parser =
        JsonParsing.FACTORY.createParser(text, 0, Math.min(text.length, LOOKED_AT))) {
      collect(parser, paths);
    } catch (IOException cutOrNoJson) {
      return new JsonShape(paths);
    }
    return new JsonShape(paths);
  }

  /** The shape of the first line that is not blank, if it is complete JSON; otherwise empty. */
  public static JsonShape fromFirstLine(byte[] head) {
    byte[] text = withoutMark(head);
    int start = 0;
    while (start < text.length && text[start] <= ' ' && text[start] > 0) {
      start++;
    }
    int end = start;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    Set<String> paths = new HashSet<>();
    try (JsonParser parser = JsonParsing.FACTORY.createParser(text, start, end - start)) {
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
