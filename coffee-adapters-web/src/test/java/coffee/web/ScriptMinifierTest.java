package coffee.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptMinifierTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "const a = b + c; | let a=b+c;",
        "f(true, false, a.true) | f(!0,!1,a.true)",
        "f(undefined, a.undefined) | f(void 0,a.undefined)",
        "f(4_000, 86_400_000, 1_500, 200, 0) | f(4e3,864e5,1500,200,0)",
        "f(a1000, 0.5, 1000) | f(a1000,0.5,1e3)",
        "a + +b | a+ +b",
        "a - -b | a- -b",
        "x = y / z / 2 | x=y/z/2",
        "x = y / /z/.length | x=y/ /z/.length",
        "s.split(/[ ,]/) | s.split(/[ ,]/)",
        "s.test( /a [/] b/ ) | s.test(/a [/] b/)",
        "return / '  a b/.test(s) | return/ '  a b/.test(s)",
        "a.case / 2 / b | a.case/2/b",
        "a = b // a comment up to the end | a=b",
        "n.replace(/ +/g, 'a  b') | n.replace(/ +/g,'a  b')",
        "return typeof value === 'x y' | return typeof value==='x y'",
        "f(`a  ${b + `c  ${ {d: 1} }  e`}  f`) | f(`a  ${b+`c  ${{d:1}}  e`}  f`)",
        "a /* b  c */ + 'it\\'s  /* no comment */' | a+'it\\'s  /* no comment */'",
        "const { x, y } = f() | let{x,y}=f()",
        "async (a) => { await b } | async a=>{await b}",
        "(a) => b | a=>b",
        "f(() => { const a = 1; const b = 2; g(); }) | f(()=>{let a=1,b=2;g()})",
        "const a = 1; for (const b of a) { const c = b; } | let a=1;for(let b of a){let c=b}",
        "const a = `b${c}`; const d = (e) => f; const g = 1; | let a=`b${c}`,d=e=>f,g=1;",
        "f((a) => b, (c, d) => e, () => g) | f(a=>b,(c,d)=>e,()=>g)",
        "if (a) { b(); } | if(a){b()}",
        "f([1, 2,], { c,},) | f([1,2],{c})",
        "for (const a of b) c(); | for(let a of b)c();"
      })
  void removesCommentsAndBlanks(String source, String sent) {
    assertThat(ScriptMinifier.of(source)).isEqualTo(sent + "\n");
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
          const one = g(a =>
            a && b
          );
          return one
            ? 1
            : h()
              .two
        }

        f()
        """;
    assertThat(ScriptMinifier.of(source))
        .isEqualTo(
            """
            export function f(){let c=g(a=>a&&b);return c?1:h().two}f()
            """);
  }

  /** An object, or an arrow function, may end a statement that has no semicolon. */
  @Test
  void keepsTheLineAfterABraceThatMayEndAnExpression() {
    String source =
        """
        if (a) { b() }
        else { c() }
        d = { e }
        d = (f, g) => { h() }
        d
        """;
    assertThat(ScriptMinifier.of(source))
        .isEqualTo(
            """
            if(a){b()}else{c()}d={e}
            d=(f,g)=>{h()}
            d
            """);
  }
}
