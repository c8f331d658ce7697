package coffee.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          /home/ada/coffee/data,          ./data
          /home/ada/coffee/data/api-key,  ./data/api-key
          /home/ada/coffee,               /home/ada/coffee
          /home/ada/coffee-2/data,        /home/ada/coffee-2/data
          /srv/my data,                   '/srv/my data'
          /srv/ada's $data,               '/srv/ada'\\''s $data'
          """)
  void quotesPathAsOneShellWord(Path path, String word) {
    assertThat(ShellText.word(path, Path.of("/home/ada/coffee"))).isEqualTo(word);
  }
}
