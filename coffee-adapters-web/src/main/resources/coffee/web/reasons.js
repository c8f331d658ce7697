/** What stands behind the verdict, in words made from codes; unknown ones fall back to the English of the service. */
import { number, signed, text, word } from './format.js';
import { MEANINGFUL_BPM, beats, size } from './sentences.js';

/** A limit of an interval: whole, with one decimal where it would round to 0. */
export function limit(value, show = number) {
  return Math.round(value) === 0 && value !== 0 ? show(value, 1) : show(value);
}

/** The two limits: with one decimal each beside an effect below 2, or where they are less than 2 apart. */
function limits(low, high, effect) {
  const isFine = Math.min(Math.abs(effect), high - low) < MEANINGFUL_BPM;
  return isFine ? [number(low, 1), number(high, 1)] : [limit(low), limit(high)];
}

/** How sure the sentence is: the range and the days behind it. */
export function support({ analysis }) {
  const { effect, verdict } = analysis;
  if (!effect) return text('hold');
  const { ci_low: low, ci_high: high, days } = effect;
  if (verdict === 'no_meaningful_effect')
    return text('missed', { x: size(Math.max(Math.abs(low), Math.abs(high))), n: days });
  if (verdict === 'inconclusive') return text('fits', { low: sideOf(low), high: sideOf(high), n: days });
  const [from, to] = high < 0 ? limits(-high, -low, effect.bpm_per_100_mg) : limits(low, high, effect.bpm_per_100_mg);
  return text('likely', { low: from, high: to, n: days });
}

function sideOf(value) {
  return word('side')[value < 0 ? 0 : 1].replace('{x}', limit(Math.abs(value)));
}

/** Whether a refit with another half-life comes to the headline's verdict. */
export function isSameVerdict(verdict, { ci_low: low, ci_high: high }) {
  if (low === null || low === undefined) return false;
  const isUp = verdict.startsWith('raises');
  const isDown = verdict.startsWith('lowers');
  if (isUp || isDown) return isUp ? low > 0 : high < 0;
  const isFlat = low >= -MEANINGFUL_BPM && high <= MEANINGFUL_BPM;
  return verdict === 'no_meaningful_effect' ? isFlat : !isFlat && low <= 0 && high >= 0;
}

/** Sentences on how far the answer can be trusted. */
export function sureness({ analysis }) {
  const { effect, sensitivity, verdict } = analysis;
  if (!effect) return [];
  const found = [{ icon: 'lines', text: text('sureRange', { n: effect.days }) }];
  const [fast, slow] = [3, 8].map((hours) => sensitivity?.find((refit) => refit.half_life_hours === hours));
  if (fast?.bpm_per_100_mg != null && slow?.bpm_per_100_mg != null) {
    const isSame = isSameVerdict(verdict, fast) && isSameVerdict(verdict, slow);
    found.push({
      icon: 'clock',
      text: `${text('sureHalf', { a: signed(fast.bpm_per_100_mg, 1), b: signed(slow.bpm_per_100_mg, 1) })} ${word('sureSame')[isSame ? 1 : 0]}`,
    });
  }
  const tipping = effect.tipping_bpm ?? analysis.tipping_bpm;
  if (tipping != null && verdict !== 'inconclusive')
    found.push({ icon: 'info', text: text('sureTip', { x: beats(tipping) }) });
  return found;
}

/** What else could explain it: by code, else in the words of the service. */
export function caveats({ analysis }) {
  if (!analysis.caveat_details) return analysis.caveats ?? [];
  return analysis.caveat_details.map((caveat, i) => {
    const { code, ...values } = caveat;
    if (!word(`caveat.${code}`)) return analysis.caveats?.[i] ?? code;
    const shown = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number' ? number(value, Number.isInteger(value) ? 0 : 1) : value,
      ]),
    );
    const ignored = (caveat.cups ?? 0) + (caveat.bins ?? 0);
    return text(`caveat.${code}`, { n: number(ignored), ...shown });
  });
}
