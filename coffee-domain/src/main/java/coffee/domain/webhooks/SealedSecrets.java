package coffee.domain.webhooks;

import java.util.Optional;

/**
 * The secrets of a webhook as stored.
 *
 * @param current the newest one
 * @param earlier the one before, while it is still valid
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record SealedSecrets(byte[] current, Optional<byte[]> earlier) {}
