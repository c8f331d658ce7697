package coffee.app.schema;

import java.util.List;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;

/** The changelog of this version. */
public final class Changelog {

  /** Its path on the class path. */
  public static final String PATH = "db/migrations.xml";

  private Changelog() {}

  /** The ids of all steps, in order. */
  public static List<String> steps() throws LiquibaseException {
    ResourceAccessor classPath = new ClassLoaderResourceAccessor();
    return ChangeLogParserFactory.getInstance()
        .getParser(PATH, classPath)
        .parse(PATH, new ChangeLogParameters(), classPath)
        .getChangeSets()
        .stream()
        .map(ChangeSet::getId)
        .toList();
  }
}
