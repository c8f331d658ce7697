package coffee.app.edge;

import java.time.Duration;

/**
 * How slow a client may be.
 *
 * @param head maximum time for the head of a request
 * @param grace time before the rate of a body or response is checked
 * @param bytesPerSecond minimum rate of bodies and responses after that
 * @param maxWait maximum total time to wait for the client within one request
 * @param fileBytesPerSecond minimum rate of files, which have no maximum time
 */
public record SpeedLimits(
    Duration head,
    Duration grace,
    long bytesPerSecond,
    Duration maxWait,
    long fileBytesPerSecond) {}
