package coffee.domain.experiment.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Experiments whose results are known to every printed digit. */
final class GoldenExperiments {

  private static final double[] BPM = {4.5, 1, 6.25, -1.5, 3.75, 5, 2.25, .5, 4, 3};
  private static final double[] EXPOSURE = {
    1.75, 1.75, 1.70, 1.75, 1.80, 1.75, 1.75, 1.60, 1.75, 1.75
  };
  private static final double[] MIXED_EXPOSURE = {
    1.75, 0, 1.70, -1.75, 1.80, 1.75, 1.75, 1.60, 0, 1.75
  };

  private GoldenExperiments() {}

  static List<BlockDifference> ten() {
    return blocks(BPM, EXPOSURE);
  }

  static List<BlockDifference> tenWithTwoAlikeAndOneSwapped() {
    return blocks(BPM, MIXED_EXPOSURE);
  }

  static List<BlockDifference> twentyFour() {
    return IntStream.range(0, 24)
        .mapToObj(i -> new BlockDifference(thousandths(3 * Math.sin(1.7 * i) + 2.1), 1.75))
        .toList();
  }

  static List<BlockDifference> twentyFourWithOneAlike() {
    List<BlockDifference> blocks = new ArrayList<>(twentyFour());
    blocks.set(11, new BlockDifference(blocks.get(11).bpm(), 0));
    return blocks;
  }

  private static double thousandths(double value) {
    return Math.rint(value * 1000) / 1000;
  }

  private static List<BlockDifference> blocks(double[] bpm, double[] exposure) {
    return IntStream.range(0, bpm.length)
        .mapToObj(i -> new BlockDifference(bpm[i], exposure[i]))
        .toList();
  }
}
