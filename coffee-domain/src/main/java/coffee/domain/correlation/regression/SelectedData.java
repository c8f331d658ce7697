package coffee.domain.correlation.regression;

import coffee.domain.correlation.regression.FitResult.InsufficientData;
import coffee.domain.correlation.result.NeedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The data selected for a fit, compared with what it needs.
 *
 * @param missing everything that is missing
 * @param items the conditions, met or not
 */
record SelectedData(List<MissingData> missing, List<NeedItem> items) {

  /**
   * Compares counts with their minimum.
   *
   * @param days days with enough rows
   * @param rows rows of those days
   */
  static SelectedData of(int days, int minDays, int rows, int minRows) {
    List<MissingData> missing = new ArrayList<>();
    if (days < minDays) {
      missing.add(DataRequirements.tooFewDays(days, minDays));
    }
    if (rows < minRows) {
      missing.add(DataRequirements.tooFewRows(rows, minRows));
    }
    return new SelectedData(missing, items(days, minDays, rows, minRows));
  }

  /** The same if too little was selected because most days have one row only. */
  SelectedData withOneReadingPerDay(int days, int rows) {
    NeedItem spread =
        NeedItem.of(NeedItem.Code.SPREAD, rows, DataRequirements.ADVISED_READINGS_PER_DAY * days);
    return new SelectedData(
        List.of(DataRequirements.oneReadingPerDay()), List.of(items.get(0), spread));
  }

  private static List<NeedItem> items(int days, int minDays, int rows, int minRows) {
    return List.of(
        NeedItem.of(NeedItem.Code.DAYS, days, minDays),
        NeedItem.of(NeedItem.Code.SPREAD, rows, minRows));
  }

  /** The refusal, if anything is missing. */
  Optional<InsufficientData> refusal() {
    return missing.isEmpty() ? Optional.empty() : Optional.of(MissingData.combine(missing, items));
  }
}
