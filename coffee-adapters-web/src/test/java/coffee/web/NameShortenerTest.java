package coffee.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameShortenerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "const total = 1; f(total); | let a=1;f(a);",
        "function size(total, ...rest) { return f(total, rest, rest) } | function c(b,...a){return"
            + " f(b,a,a)}",
        "list = ([first, second]) => second - first | list=([a,b])=>b-a",
        "list = item => g(`${item} items`) | list=a=>g(`${a} items`)",
        "const total = a ? total : b; | let c=a?c:b;",
        "try { f() } catch (failure) { g(failure) } | try{f()}catch(a){g(a)}",
        "import * as outbox from './outbox.js' | import*as a from'./outbox.js'",
        "import { f as total } from './f.js'; g(total); | import{f as a}from'./f.js';g(a);",
        "import { total } from './f.js'; g(total, total, total); | import{total as"
            + " a}from'./f.js';g(a,a,a);",
        "import { total } from './f.js'; g(total); | import{total}from'./f.js';g(total);",
        "export const total = 1; f(total); | export let total=1;f(total);",
        "export async function total() { } | export async function total(){}",
        "export { total }; const total = 1; | export{total};let total=1;",
        "const total = 1; f({ total }, total); | let a=1;f({total:a},a);",
        "const total = 1; f({ total }); | let a=1;f({total:a});",
        "const total = 1; f({ total: total }); | let a=1;f({total:a});",
        "const total = 1; f.total = total; | let a=1;f.total=a;",
        "const { total } = f; g(total, total); | let{total:a}=f;g(a,a);",
        "const { total: { sum = total } } = f; | let{total:{sum=total}}=f;",
        "f = ({ total = g(none), sum } = {}) => total + total + sum |"
            + " f=({total:a=g(none),sum}={})=>a+a+sum",
        "const total = 1; f({ total() { total } }); | let a=1;f({total(){a}});",
        "f({ async total(sum) { sum } }); | f({async total(a){a}});",
        "class Total extends Error { total(sum) { this.sum = sum } } | class b extends"
            + " Error{total(a){this.sum=a}}",
        "if (total) { f(total) } | if(total){f(total)}",
        "const total = 1; try { f() } catch { total.g() } | let a=1;try{f()}catch{a.g()}",
        "const total = one => one; g = two => two; | let b=a=>a;g=a=>a;",
        "function f(one) { g(one) } function h(two) { g(two) } | function f(a){g(a)}function"
            + " h(a){g(a)}",
        "function f(name) { g(name) } const one = name; | function f(a){g(a)}let b=name;",
        "const one = 1; const f = one => one; g(one) | let a=1,f=a=>a;g(a)",
        "const total = 'total'; f(total); | let a='total';f(a);",
        "document.title = name | document.title=name"
      })
  void shortensLocalNamesButNotProperties(String source, String sent) {
    assertThat(ScriptMinifier.of(source)).isEqualTo(sent + "\n");
  }

  @Test
  void exportsAtTheEndWhereThatIsShorter() {
    String source = "export function total(sum) { return total(total(total(sum))) }";
    assertThat(ScriptMinifier.of(source))
        .isEqualTo("function a(b){return a(a(a(b)))}export{a as total};\n");
  }
}
