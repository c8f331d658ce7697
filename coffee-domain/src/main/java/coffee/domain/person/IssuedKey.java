package coffee.domain.person;

/**
 * A key at the only moment when its secret is known.
 *
 * @param key what is stored of it
 * @param bearer what its holder keeps
 */
public record IssuedKey(ApiKey key, BearerKey bearer) {}
