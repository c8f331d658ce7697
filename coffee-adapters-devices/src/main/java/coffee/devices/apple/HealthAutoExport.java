package coffee.devices.apple;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.json.JsonItemReader;
import coffee.devices.json.JsonParsing;
import coffee.devices.json.JsonShape;
import coffee.devices.row.RowCollector;
import coffee.domain.imports.rows.RowHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;

/**
 * JSON of the app Health Auto Export: {@code data.metrics[]}, each with its name, its units and its
 * data, and {@code data.workouts[]} with the heart rates in them. Fields come in any order, a
 * metric's name possibly after its data; so the file is read twice. Every item is one row; those of
 * other metrics are skipped by the metric's name. Heart rates within a workout are exercise, those
 * within sleep sleeping.
 */
public final class HealthAutoExport implements DeviceFormat {

  @Override
  public String name() {
    return "health_auto_export";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/data/metrics") || shape.has("/data/workouts");
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    MetricIndex metrics = new MetricIndex(new SleepAndWorkouts(collector.timestamps()));
    walk(content, metrics);
    walk(content, new MetricRowReader(metrics, collector));
  }

  private static void walk(Content content, AutoExportParser.Visitor visitor) throws IOException {
    try (JsonItemReader items = new JsonItemReader(content)) {
      new AutoExportParser(items, visitor).run();
    } catch (JsonProcessingException | CharConversionException malformed) {
      throw JsonParsing.malformedJson(malformed);
    }
  }
}
