package coffee.domain.person;

/**
 * A newly created key with its secret.
 *
 * @param key the stored part
 * @param bearer the part for its holder
 */
public record IssuedKey(ApiKey key, BearerKey bearer) {}
