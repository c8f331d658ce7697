package coffee.devices.archive;

import coffee.devices.Content;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A file of an archive that lies on a disk. Not thread-safe. */
final class ZipRecordContent implements ArchivedFile {

  private static final long SIGNATURE = 0x04034b50L;
  private static final int HEADER_LENGTH = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int BUFFER_BYTES = 1 << 16;

  /** The files that SQLite has beside a database. */
  private static final List<String> PARTS = List.of("-wal", "-shm", "-journal");

  private final ZipEnd end;
  private final OpeningGuards guards;
  private final SeekableByteChannel channel;
  private final ZipRecord file;
  private int openings;
  private DecompressionGuard guard;

  ZipRecordContent(ZipEnd end, OpeningGuards guards, SeekableByteChannel channel, ZipRecord file) {
    this.end = end;
    this.guards = guards;
    this.channel = channel;
    this.file = file;
    this.guard = guards.get(0);
  }

  @Override
  public String name() {
    return EntryNames.printable(file.name());
  }

  /** The first file with that name in the directory. */
  @Override
  public Optional<Content> sibling(String suffix) throws IOException {
    return ZipRecords.find(channel, end, file.name() + suffix)
        .map(other -> new ZipRecordContent(end, guards, channel, other));
  }

  /** A log of changes to a database, which is read together with it. */
  @Override
  public boolean isPartOfAnother() throws IOException {
    for (String suffix : PARTS) {
      if (file.name().endsWith(suffix)) {
        String whole = file.name().substring(0, file.name().length() - suffix.length());
        return ZipRecords.find(channel, end, whole).isPresent();
      }
    }
    return false;
  }

  @Override
  public boolean isArchiveBroken() {
    return guards.anyFailed() || file.isEncrypted();
  }

  @Override
  public ByteCounter archiveCounter() {
    return guard::countDecompressed;
  }

  /** Looking at the beginning does not count as an opening. */
  @Override
  public byte[] head() throws IOException {
    try (InputStream in = open(guards.get(0))) {
      return in.readNBytes(HEAD_BYTES);
    }
  }

  @Override
  public InputStream open() throws IOException {
    guard = guards.get(openings);
    openings++;
    return open(guard);
  }

  private InputStream open(DecompressionGuard opening) throws IOException {
    if (file.isEncrypted()) {
      throw failure("locked", DecompressionGuard.LOCKED);
    }
    if (file.method() != STORED && file.method() != DEFLATED) {
      throw failure("unsupported_compression", DecompressionGuard.UNSUPPORTED);
    }
    InputStream packed = opening.counted(new BufferedInputStream(packed(), BUFFER_BYTES));
    return new CheckedEntryStream(
        file.method() == STORED ? packed : new Inflating(packed), file, opening);
  }

  private InputStream packed() throws IOException {
    long start = file.offset() + HEADER_LENGTH;
    if (file.offset() < 0 || start > channel.size()) {
      throw DecompressionGuard.damagedAt(Math.max(0, file.offset()));
    }
    LittleEndian header =
        new LittleEndian(
            new ChannelInputStream(channel, file.offset(), start).readNBytes(HEADER_LENGTH));
    if (header.length() < HEADER_LENGTH || header.number(0) != SIGNATURE) {
      throw DecompressionGuard.damagedAt(file.offset());
    }
    start += header.small(26) + header.small(28);
    if (file.compressedSize() < 0 || file.compressedSize() > channel.size() - start) {
      throw DecompressionGuard.damagedAt(file.offset());
    }
    return new ChannelInputStream(channel, start, start + file.compressedSize());
  }

  private UnreadableFileException failure(String code, String message) {
    return new UnreadableFileException(
        code, SourcePosition.offset(file.offset()), message.formatted(file.offset()));
  }

  /** Decompresses without a header, and releases the memory of the decompressor. */
  private static final class Inflating extends InflaterInputStream {

    /** Some versions of the decompressor need a byte after the end. */
    private static final byte[] AFTER_END = {0};

    Inflating(InputStream packed) {
      super(
          new SequenceInputStream(packed, new ByteArrayInputStream(AFTER_END)),
          new Inflater(true),
          1 << 13);
    }

    @Override
    public void close() {
      inf.end();
    }
  }
}
