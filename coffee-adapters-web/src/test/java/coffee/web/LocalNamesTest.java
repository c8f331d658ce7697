package coffee.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "const total = 1; f(total); | const a=1;f(a);",
        "function size(total, ...rest) { return f(total, rest) } | function c(b,...a){return f(b,a)}",
        "list = ([first, second]) => second - first | list=([a,b])=>b-a",
        "list = item => g(`${item} items`) | list=a=>g(`${a} items`)",
        "const total = a ? total : b; | const c=a?c:b;",
        "try { f() } catch (failure) { g(failure) } | try{f()}catch(a){g(a)}",
        "import * as outbox from './outbox.js' | import*as outbox from'./outbox.js'",
        "import { f as total } from './f.js'; g(total); | import{f as total}from'./f.js';g(total);",
        "export const total = 1; f(total); | export const total=1;f(total);",
        "export async function total() { } | export async function total(){}",
        "const total = 1; f({ total }); | const total=1;f({total});",
        "const total = 1; f({ total: 2 }); | const total=1;f({total:2});",
        "const total = 1; f.total = total; | const total=1;f.total=total;",
        "const { total } = f; g(total); | const{total}=f;g(total);",
        "const total = 1; f({ total() { } }); | const total=1;f({total(){}});",
        "const total = 'total'; f(total); | const a='total';f(a);",
        "document.title = name | document.title=name"
      })
  void areShortenedUnlessTheyAreProperties(String source, String sent) {
    assertThat(CompactScript.of(source)).isEqualTo(sent + "\n");
  }
}
