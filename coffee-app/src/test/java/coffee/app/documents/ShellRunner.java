package coffee.app.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Has a POSIX shell read lines of a document, with nothing sent by {@code curl}. */
public final class ShellRunner {

  /** Stands in for curl: prints its words, each with a NUL behind it, and a lone line end. */
  private static final String CURL = "curl() { printf '%s\\0' \"$@\"; printf '\\n\\0'; }";

  private static final String END_OF_CALL = "\n";

  private ShellRunner() {}

  /**
   * Runs lines, as one script.
   *
   * @param folder where it runs; what it reads and writes is there
   * @return the words behind each {@code curl}, in the order of the calls
   * @throws IOException if a line fails
   */
  public static List<List<String>> curls(List<String> lines, Path folder)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "words", null);
    Process shell =
        new ProcessBuilder("sh", "-eu", "-c", CURL + "\n" + String.join("\n", lines))
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (shell.waitFor() != 0) {
      throw new IOException("sh ended with %d: %s".formatted(shell.exitValue(), lines));
    }
    List<List<String>> calls = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String word : Files.readString(output, UTF_8).split("\0", -1)) {
      if (word.equals(END_OF_CALL)) {
        calls.add(List.copyOf(words));
        words.clear();
      } else {
        words.add(word);
      }
    }
    return calls;
  }
}
