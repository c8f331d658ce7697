/** The verdict in words, made from its code; an unknown one falls back to the English of the service. */
import { read } from './api.js';
import { number, text, word } from './format.js';

/** Beats a minute below which a difference does not matter. */
export const MEANINGFUL_BPM = 2;

/** The answer over so many days, without its episodes. */
export function readAnswer(days) {
  return read(`/v1/heartrate/correlation?days=${days}&episodes=false`);
}

/** A size in bpm without its sign: whole from 2 on, else one decimal; never a 0 that is none. */
export function size(value) {
  const whole = Math.abs(value) >= 2 ? 0 : 1;
  return number(Math.abs(value), whole);
}

/** “4 beats a minute”. */
export function beats(value) {
  const shown = size(value);
  return text('beats', { n: shown, count: shown === number(1) ? 1 : 2 });
}

/** The verdict as a sentence in parts: before the beats, the beats, after them. */
export function headline({ analysis, summary }) {
  const pattern = word(`say.${analysis.verdict}`);
  if (!pattern) return [summary, '', ''];
  const effect = analysis.effect?.bpm_per_100_mg ?? 0;
  const [before, after] = pattern.replace('{delta}', number(MEANINGFUL_BPM)).split('{beats}');
  return after === undefined ? [before, '', ''] : [before, beats(effect), after];
}

/** The verdict in one line, for Today. */
export function shortLine(answer) {
  return headline(answer).join('');
}
