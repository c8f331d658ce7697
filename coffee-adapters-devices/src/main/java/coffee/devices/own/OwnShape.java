package coffee.devices.own;

import coffee.devices.json.JsonShape;

/** What our records look like in JSON. */
final class OwnShape {

  private OwnShape() {}

  /** Whether the objects at a path are records of ours. */
  static boolean isRecord(JsonShape shape, String path) {
    return shape.has(path + "/timestamp")
        && (shape.has(path + "/bpm") || shape.has(path + "/caffeine_mg"));
  }
}
