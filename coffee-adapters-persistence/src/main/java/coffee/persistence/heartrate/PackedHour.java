package coffee.persistence.heartrate;

import java.util.Optional;

/**
 * A row of {@code heart_rate_hour}. What is packed has a checksum of its own.
 *
 * @param count number of packed readings
 * @param minBpm their least heart rate; 0 without readings
 * @param maxBpm their greatest heart rate; 0 without readings
 * @param contexts their contexts: the sum of {@code 1 << (code - 1)}
 * @param sources the numbers of their sources, ascending, a byte each
 * @param levels see {@link LevelsCodec}; empty for few readings
 * @param totals see {@link CountsCodec}; empty for few readings
 * @param readings see {@link HourCodec}; empty without readings
 * @param bins see {@link CountsCodec}; empty if no readings were deleted by retention
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PackedHour(
    HourKey key,
    int count,
    int minBpm,
    int maxBpm,
    int contexts,
    byte[] sources,
    Optional<byte[]> levels,
    Optional<byte[]> totals,
    Optional<byte[]> readings,
    Optional<byte[]> bins) {}
