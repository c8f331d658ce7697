package coffee.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ada:secret@db:6432/coffee",
        "postgres://ada:secret@db:6432/coffee",
        "postgresql+psycopg2://ada:secret@db:6432/coffee",
        "jdbc:postgresql://db:6432/coffee?user=ada&password=secret"
      })
  void parsesAllUrlSchemes(String url) {
    assertThat(DatabaseAddress.parse(url))
        .isEqualTo(
            new DatabaseAddress(
                "db:6432",
                "jdbc:postgresql://db:6432/coffee",
                Optional.of("ada"),
                Optional.of("secret")));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          postgresql://db/coffee,                     db:5432,         jdbc:postgresql://db/coffee
          postgresql:///coffee,                       localhost:5432,  jdbc:postgresql://localhost/coffee
          jdbc:postgresql:coffee,                     localhost:5432,  jdbc:postgresql://localhost/coffee
          postgresql://[::1]/coffee,                  [::1]:5432,      jdbc:postgresql://[::1]/coffee
          postgresql://u@[fe80::1%eth0]:6432/coffee,  [fe80::1%eth0]:6432, jdbc:postgresql://[fe80::1%eth0]:6432/coffee
          postgresql://my_db:6432/coffee,             my_db:6432,      jdbc:postgresql://my_db:6432/coffee
          postgresql://db/coffee?sslmode=require,     db:5432,         jdbc:postgresql://db/coffee?sslmode=require
          postgresql://db/coffee?a=1&user=u&b=%20,    db:5432,         jdbc:postgresql://db/coffee?a=1&b=%20
          'postgresql://a:1,b:2/coffee',              'a:1,b:2',       'jdbc:postgresql://a:1,b:2/coffee'
          """)
  void keepsServerAndParameters(String url, String server, String jdbcUrl) {
    DatabaseAddress address = DatabaseAddress.parse(url);
    assertThat(address.server()).isEqualTo(server);
    assertThat(address.jdbcUrl()).isEqualTo(jdbcUrl);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          a%40b:p%2Fw%3A%23 | a@b | p/w:#
          ada:a+b | ada | a+b
          ada:100% | ada | 100%
          ada:p@s/s?w#1:$ | ada | p@s/s?w#1:$
          ada:\\"' | ada | \\"'
          """)
  void acceptsPlainAndEncodedCredentials(String account, String user, String password) {
    DatabaseAddress address = DatabaseAddress.parse("postgresql://" + account + "@db:1/coffee");
    assertThat(address.user()).contains(user);
    assertThat(address.password()).contains(password);
    assertThat(address.server()).isEqualTo("db:1");
  }

  @Test
  void toStringHidesPassword() {
    assertThat(DatabaseAddress.parse("postgresql://ada:s3cret@db/coffee?password=s3cret"))
        .asString()
        .isEqualTo("jdbc:postgresql://db/coffee");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:s3cret@db/coffee",
        "postgresql://u:s3cret@db",
        "postgresql://u:s3cret@db/",
        "postgresql://u:s3cret@db:port/coffee",
        "s3cret"
      })
  void refusesInvalidUrlWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("DATABASE_URL must have the form")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }
}
