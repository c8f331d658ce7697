package coffee.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.OptionalDouble;

/** Has numbers written with at most six significant digits, wherever they stand. */
public final class SixDigitNumbers {

  private SixDigitNumbers() {}

  /** A mapper that writes like another one, but numbers that are not whole with six digits. */
  public static ObjectMapper like(ObjectMapper other) {
    SimpleModule numbers = new SimpleModule("six digits");
    numbers.addSerializer(Double.class, new OfDouble());
    numbers.addSerializer(Double.TYPE, new OfDouble());
    numbers.addSerializer(OptionalDouble.class, new OfOptional());
    return other.copy().registerModule(numbers);
  }

  private static final class OfDouble extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider unused)
        throws IOException {
      json.writeNumber(Rounding.six(value));
    }
  }

  private static final class OfOptional extends JsonSerializer<OptionalDouble> {
    @Override
    public void serialize(OptionalDouble value, JsonGenerator json, SerializerProvider unused)
        throws IOException {
      if (value.isPresent()) {
        json.writeNumber(Rounding.six(value.getAsDouble()));
      } else {
        json.writeNull();
      }
    }
  }
}
