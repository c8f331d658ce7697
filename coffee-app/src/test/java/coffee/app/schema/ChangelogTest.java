package coffee.app.schema;

import static org.assertj.core.api.Assertions.assertThat;

import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;

class ChangelogTest {

  @Test
  void hasTheStepsThatLiquibaseReads() throws LiquibaseException {
    ClassLoaderResourceAccessor classPath = new ClassLoaderResourceAccessor();
    assertThat(Changelog.steps())
        .isNotEmpty()
        .containsExactlyElementsOf(
            ChangeLogParserFactory.getInstance()
                .getParser(Changelog.PATH, classPath)
                .parse(Changelog.PATH, new ChangeLogParameters(), classPath)
                .getChangeSets()
                .stream()
                .map(ChangeSet::getId)
                .toList());
  }
}
