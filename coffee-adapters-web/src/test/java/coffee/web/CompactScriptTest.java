package coffee.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactScriptTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "const a = b + c; | const a=b+c;",
        "a + +b | a+ +b",
        "a - -b | a- -b",
        "x = y / z / 2 | x=y/z/2",
        "x = y / /z/.length | x=y/ /z/.length",
        "s.split(/[ ,]/) | s.split(/[ ,]/)",
        "s.test( /a [/] b/ ) | s.test(/a [/] b/)",
        "n.replace(/ +/g, 'a  b') | n.replace(/ +/g,'a  b')",
        "return typeof value === 'x y' | return typeof value==='x y'",
        "f(`a  ${b + `c  ${ {d: 1} }  e`}  f`) | f(`a  ${b+`c  ${{d:1}}  e`}  f`)",
        "a /* b  c */ + 'it\\'s  /* no comment */' | a+'it\\'s  /* no comment */'",
        "const { x, y } = f() | const{x,y}=f()",
        "async (a) => { await b } | async(a)=>{await b}"
      })
  void leavesOutWhatMeansNothing(String source, String sent) {
    assertThat(new CompactScript(source).text()).isEqualTo(sent + "\n");
  }

  @Test
  void keepsTheLinesAtWhichStatementsEnd() {
    String source =
        """
        /**
         * A comment.
         */
        export function f() {
          // another one
          return 1
        }

        f()
        """;
    assertThat(new CompactScript(source).text())
        .isEqualTo(
            """
            export function f(){return 1}
            f()
            """);
  }
}
