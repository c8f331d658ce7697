package coffee.devices.nativeformat;

import coffee.devices.json.JsonShape;

/** Detects records of this service in JSON. */
final class NativeJsonShape {

  private NativeJsonShape() {}

  /** Whether the objects at a path are records of this service. */
  static boolean isRecord(JsonShape shape, String path) {
    return shape.has(path + "/timestamp")
        && (shape.has(path + "/bpm")
            || shape.has(path + "/caffeine_mg")
            || (shape.has(path + "/steps") && shape.has(path + "/duration_seconds")));
  }
}
