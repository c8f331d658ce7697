/** Caffeine in the body before the server has answered: one compartment, first order in and out. */
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The series by half-life, and how long after a cup they bend between two points. */
const SERIES = ['mid', 'low', 'high'];
const BENDS_MS = 4 * HOUR_MS;

/** The half-lives in h (usual, low, high) and absorption per hour behind a curve of the API. */
export function rates(curve) {
  return {
    halfLives: [curve?.half_life_hours ?? 5, curve?.half_life_low_hours, curve?.half_life_high_hours],
    absorption: curve?.absorption_per_hour ?? 5,
  };
}

function single(milligrams, hours, ka, ke) {
  if (hours <= 0) return 0;
  const z = (ka - ke) * hours;
  const g = Math.abs(z) < 1e-8 ? 1 - z / 2 : -Math.expm1(-z) / z;
  return milligrams * ka * hours * Math.exp(-ke * hours) * g;
}

/**
 * Milligrams left of one drink.
 * @param {number} milligrams the dose
 * @param {number} sinceMs ms since the first sip
 * @param {number} minutes how long it was drunk over
 * @param {number} halfLife in hours
 * @param {number} ka absorption per hour
 */
export function amount(milligrams, sinceMs, minutes, halfLife, ka) {
  const ke = Math.LN2 / halfLife;
  const hours = sinceMs / HOUR_MS;
  const length = minutes / 60;
  if (length < 1 / 60) return single(milligrams, hours, ka, ke);
  const eliminated = (h) => (h <= 0 ? 0 : milligrams * -Math.expm1(-ka * h) - single(milligrams, h, ka, ke));
  return (eliminated(hours) - eliminated(hours - length)) / (ke * length);
}

/**
 * A curve of the API with doses added that the server has not counted, or taken away that it has.
 * @param curve answer of /v1/caffeine/curve
 * @param {{at: number, mg: number, minutes: number, sign: number}[]} doses `at` in ms
 * @param {{at: number, mg: number, minutes: number}[]} cups all that are in the curve then
 * @returns {{from: number, step: number, mid: number[], low: number[], high: number[]}} times in ms, levels in mg,
 *     null where a blinded experiment hides them; with what `levelAt` needs besides
 */
export function withDoses(curve, doses, cups = []) {
  const { halfLives, absorption } = rates(curve);
  const step = curve.step_minutes * MINUTE_MS;
  const from = Date.parse(curve.from);
  const series = (name, halfLife) =>
    curve.points.map((point, i) =>
      point[name] === null
        ? null
        : Math.max(
            0,
            doses.reduce(
              (sum, dose) =>
                sum + dose.sign * amount(dose.mg, from + i * step - dose.at, dose.minutes, halfLife, absorption),
              point[name],
            ),
          ),
    );
  return {
    from,
    step,
    cups,
    halfLives,
    absorption,
    mid: series('active_mg', halfLives[0]),
    low: series('low_mg', halfLives[1]),
    high: series('high_mg', halfLives[2]),
  };
}

/** The level in mg of a series at a moment in ms: straight lines between its points, bent by its cups. */
export function levelAt(series, moment, name = 'mid') {
  const values = series[name];
  const place = Math.max(0, Math.min(values.length - 1, (moment - series.from) / series.step));
  const i = Math.min(values.length - 2, Math.floor(place));
  if (values[i] === null || values[i + 1] === null) return null;
  if (i < 0) return values[0] ?? 0;
  const start = series.from + i * series.step;
  const straight = (before, after) => before + (place - i) * (after - before);
  const bend = (sum, cup) => {
    if (Math.abs(moment - cup.at) > BENDS_MS) return sum;
    const halfLife = series.halfLives[SERIES.indexOf(name)];
    const left = (at) => amount(cup.mg, at - cup.at, cup.minutes, halfLife, series.absorption);
    return sum + left(moment) - straight(left(start), left(start + series.step));
  };
  return Math.max(0, (series.cups ?? []).reduce(bend, straight(values[i], values[i + 1])));
}

/**
 * What becomes of a level: rising to a peak, falling to a threshold, or low. It counts as rising
 * also in the first minutes after a cup, in which an earlier one may still fall faster. Its times are whole minutes of
 * the clock, so that they stay the same while `now` goes on.
 * @param {number} now in ms
 * @param {number} thresholdMg the person's sleep line
 * @param {(moment: number) => number} level mg at a moment in ms
 * @param {number} until end of what is known, ms
 * @returns {{kind: 'rising'|'falling'|'low', peak?: number, at?: number}} `peak` in mg, `at` in ms
 */
export function outlook(now, thresholdMg, level, until) {
  const start = level(now);
  const next = Math.ceil(now / MINUTE_MS) * MINUTE_MS;
  let peakAt = now;
  for (let at = next; at < until; at += MINUTE_MS) if (level(at) > level(peakAt)) peakAt = at;
  if (Math.round(level(peakAt)) > Math.round(start)) return { kind: 'rising', peak: level(peakAt), at: peakAt };
  if (Math.round(start) <= Math.round(thresholdMg)) return { kind: 'low' };
  let at = next;
  while (at < until && level(at) > thresholdMg) at += MINUTE_MS;
  return { kind: 'falling', at };
}
