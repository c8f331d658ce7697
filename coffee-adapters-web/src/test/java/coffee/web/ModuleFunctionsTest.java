package coffee.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleFunctionsTest {

  @Test
  void declaresFunctionsAsConstantsBeforeAnythingUsesThem() {
    String source =
        """
        const size = area(2);
        function area(side, { depth = 1 } = {}, at = now()) {
          return side * side;
        }
        async function show(size) {
          const wanted = await size;
          draw(wanted);
        }
        """;
    assertThat(ModuleFunctions.asConstants(source))
        .isEqualTo(
            """
            const area = (side, { depth = 1 } = {}, at = now()) => side * side;
            const show = async (size) => {
              const wanted = await size;
              draw(wanted);
            };
            const size = area(2);
            """);
  }

  @Test
  void returnsObjects() {
    assertThat(ModuleFunctions.asConstants("function size() {\n  return { width, height };\n}\n"))
        .isEqualTo("const size = () => ({ width, height });\n");
  }

  /** The value of `this` is another one in an arrow function. */
  @Test
  void leavesWhatIsNoFunctionOfTheModule() {
    String source =
        """
        function size() {
          return this.width * this.height;
        }
        function area() { return size() }
        const sizes = {
          function area() {
            return 1;
          }
        };
        """;
    assertThat(ModuleFunctions.asConstants(source)).isEqualTo(source);
  }

  @Test
  void makesModulesShorter() {
    String source =
        """
        export function total(sum) {
          return count(sum) + count(sum);
        }
        function count(sum) {
          return sum.length;
        }
        """;
    assertThat(ScriptMinifier.of(source))
        .isEqualTo("let total=b=>a(b)+a(b),a=b=>b.length;export{total};\n");
  }
}
