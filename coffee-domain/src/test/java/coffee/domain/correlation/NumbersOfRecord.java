package coffee.domain.correlation;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Walks through a tree of records and finds every number in it. */
final class NumbersOfRecord {

  private NumbersOfRecord() {}

  static DoubleStream in(Object value) {
    if (value instanceof Double number) {
      return DoubleStream.of(number);
    }
    if (value instanceof OptionalDouble optional) {
      return optional.stream();
    }
    if (value instanceof Optional<?> optional) {
      return optional.stream().flatMapToDouble(NumbersOfRecord::in);
    }
    if (value instanceof Collection<?> collection) {
      return collection.stream().flatMapToDouble(NumbersOfRecord::in);
    }
    if (value instanceof Record tree) {
      return Stream.of(tree.getClass().getRecordComponents())
          .flatMapToDouble(component -> in(read(tree, component)));
    }
    return DoubleStream.empty();
  }

  private static Object read(Record tree, RecordComponent component) {
    try {
      return component.getAccessor().invoke(tree);
    } catch (ReflectiveOperationException unreadable) {
      throw new LinkageError(unreadable.getMessage(), unreadable);
    }
  }
}
