package coffee.app.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.app.configuration.OperatorException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaStateTest {

  private static final Set<String> NO_LABELS = Set.of("");

  @Test
  void acceptsMatchingSchema() {
    SchemaState state =
        SchemaState.compare(List.of("001", "002"), Map.of("001", NO_LABELS, "002", NO_LABELS));
    state.requireUsable();
    assertThat(state.isAhead()).isFalse();
  }

  @Test
  void missingStepsNameMigrateCommand() {
    SchemaState state = SchemaState.compare(List.of("001", "002", "003"), Map.of("001", NO_LABELS));
    assertThatThrownBy(state::requireUsable)
        .isInstanceOf(OperatorException.class)
        .hasMessage(
            "the database lacks 2 migration(s), first 002: run `db migrate` (RUNBOOK.md, \"Running"
                + " commands\")");
  }

  @Test
  void acceptsCompatibleNewerSchema() {
    SchemaState state =
        SchemaState.compare(
            List.of("001"),
            Map.of("001", NO_LABELS, "002", Set.of("expand", SchemaState.COMPATIBLE)));
    state.requireUsable();
    assertThat(state.isAhead()).isTrue();
  }

  @Test
  void refusesIncompatibleNewerSchema() {
    SchemaState state =
        SchemaState.compare(
            List.of("001"),
            Map.of("001", NO_LABELS, "002", Set.of(SchemaState.COMPATIBLE), "003", NO_LABELS));
    assertThatThrownBy(state::requireUsable)
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("newer than this version by 003 ");
  }
}
