package coffee.rest.exports;

import coffee.domain.experiment.CoinSecret;
import coffee.domain.experiment.DayReport;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.experiment.ExperimentStart;
import coffee.domain.experiment.ExperimentTerms;
import coffee.domain.experiment.VoidReason;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes an experiment as a line of an export in our own format. */
final class ExperimentLine {

  private ExperimentLine() {}

  static void write(JsonGenerator json, ExperimentCopy copy) throws IOException {
    Experiment experiment = copy.experiment();
    ExperimentTerms terms = experiment.terms();
    Optional<ExperimentStart> start = experiment.start();
    json.writeStartObject();
    json.writeObjectFieldStart("experiment");
    json.writeStringField("state", experiment.state().word());
    json.writeStringField("design", terms.design().word());
    json.writeNumberField("dose_mg", terms.doseMg());
    json.writeStringField("cup_time", terms.cupTime().toString());
    json.writeNumberField("blocks", terms.blocks());
    json.writeStringField("start_date", terms.startDate().toString());
    json.writeBooleanField("quiet", terms.quiet());
    json.writeStringField("created_at", TimestampFormat.format(experiment.history().createdAt()));
    ExportJson.nullable(
        json, "started_at", start.map(it -> TimestampFormat.format(it.startedAt())));
    ExportJson.nullable(
        json, "ended_at", experiment.history().endedAt().map(TimestampFormat::format));
    ExportJson.nullable(json, "time_zone", start.map(it -> it.zone().getId()));
    ExportJson.nullable(
        json,
        "half_life_hours",
        start.map(it -> OptionalDouble.of(it.halfLifeHours())).orElse(OptionalDouble.empty()));
    ExportJson.nullable(json, "commitment", start.map(it -> it.coin().commitment()));
    ExportJson.nullable(
        json, "secret", start.flatMap(it -> it.coin().secret()).map(CoinSecret::reveal));
    ExportJson.nullable(json, "order", start.map(it -> it.coin().order(terms.blocks())));
    json.writeArrayFieldStart("days");
    for (DayReport report : copy.reports()) {
      day(json, report);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void day(JsonGenerator json, DayReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField("date", report.date().toString());
    json.writeBooleanField("kept", report.kept());
    ExportJson.nullable(
        json, "guess", report.guessedCaffeine().map(has -> has ? "caffeine" : "decaf"));
    ExportJson.nullable(json, "void_reason", report.voidReason().map(VoidReason::word));
    json.writeStringField("reported_at", TimestampFormat.format(report.reportedAt()));
    json.writeEndObject();
  }
}
