package coffee.devices.row;

import java.util.Objects;

/** A view of a part of a buffer, without copying. Valid until the buffer changes. */
public final class CharSlice implements CharSequence {

  private char[] buffer = {};
  private int offset;
  private int length;

  /** Points to another part of a buffer. */
  public CharSlice pointTo(char[] newBuffer, int newOffset, int newLength) {
    Objects.checkFromIndexSize(newOffset, newLength, newBuffer.length);
    this.buffer = newBuffer;
    this.offset = newOffset;
    this.length = newLength;
    return this;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return buffer[offset + Objects.checkIndex(index, length)];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    Objects.checkFromToIndex(start, end, length);
    return new CharSlice().pointTo(buffer, offset + start, end - start);
  }

  @Override
  public String toString() {
    return new String(buffer, offset, length);
  }
}
