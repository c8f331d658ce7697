package coffee.devices.apple;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.devices.json.Json;
import coffee.devices.json.JsonItems;
import coffee.devices.json.JsonShape;
import coffee.devices.row.Handover;
import coffee.domain.imports.Entries;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;

/**
 * JSON of the app Health Auto Export: {@code data.metrics[]}, each with its name, its units and
 * its data, and {@code data.workouts[]} with the heart rates in them. Fields come in any order, a
 * metric's name possibly after its data; so the file is read twice. Every item is one row;
 * those of other metrics are skipped by the metric's name. Heart rates within a
 * workout are exercise, those within sleep sleeping.
 */
public final class HealthAutoExport implements DeviceFormat {

  @Override
  public String name() {
    return "health_auto_export";
  }

  @Override
  public boolean recognises(byte[] head) {
    JsonShape shape = JsonShape.of(head);
    return shape.has("/data/metrics") || shape.has("/data/workouts");
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    Handover handover = new Handover(terms, entries);
    Metrics metrics = new Metrics(new Labels(handover.stamps()));
    walk(content, metrics);
    walk(content, new MetricRows(metrics, handover));
  }

  private static void walk(Content content, MetricWalk.Visitor visitor) throws IOException {
    try (JsonItems items = new JsonItems(content)) {
      new MetricWalk(items, visitor).run();
    } catch (JsonProcessingException | CharConversionException broken) {
      throw Json.unreadable(broken);
    }
  }
}
