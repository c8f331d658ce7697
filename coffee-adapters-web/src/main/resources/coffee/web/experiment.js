/**
 * What the screens of an experiment share. Experiments are asked for each time and kept nowhere: no instruction is in
 * this browser before its evening, or after its day.
 */
import { call, now } from './api.js';
import { copyBox } from './copy.js';
import { h } from './dom.js';
import { addWords, dayParts, failureWords, plusDays, text, word } from './format.js';

const language = document.documentElement.lang;
const { default: words } = await import(`./experiment-words.${language}.js`);
addWords('ex', words);

/** In localStorage while one runs: the height in px that Today leaves for its instruction. It says nothing of any day. */
const FLAG = 'experiment';
const DAY_STARTS = '04:00';

/** A sentence of the experiment. */
export function tell(key, values) {
  return text(`ex.${key}`, values);
}

/** All experiments, newest first. */
export function listExperiments() {
  return call('GET', '/v1/experiments?limit=200');
}

/** One of them, with the days that were told so far. */
export async function readExperiment(id) {
  const experiment = await call('GET', `/v1/experiments/${id}`);
  if (experiment.state === 'running' && !wasRunning()) localStorage.setItem(FLAG, '168');
  return experiment;
}

/** Whether one ran when this browser last asked. */
export function wasRunning() {
  return localStorage.getItem(FLAG) !== null;
}

/** How much room Today leaves the next time. */
export function rememberHeight(height) {
  if (height) localStorage.setItem(FLAG, String(height));
}

/** Today needs no room for an instruction any more. */
export function forgetRunning() {
  localStorage.removeItem(FLAG);
}

const formats = new Map();

/** Date and time of a moment in ms in a zone, such as 2026-11-26T16:22. */
export function localIn(zone, moment) {
  if (!formats.has(zone)) {
    formats.set(
      zone,
      new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone ?? undefined,
        dateStyle: 'short',
        timeStyle: 'short',
      }),
    );
  }
  return formats.get(zone).format(moment).replace(' ', 'T');
}

/** Where an experiment is, by the clock of the service: local time, its day, and the next one. */
export function whereIs(experiment) {
  const local = localIn(experiment.time_zone, Date.parse(experiment.computed_at));
  const today = local.slice(11) < DAY_STARTS ? plusDays(local.slice(0, 10), -1) : local.slice(0, 10);
  return { local, today, tomorrow: plusDays(today, 1) };
}

/** Whether another day has begun since it was read, by this device's clock. */
export function isOld(experiment) {
  return whereIs({ ...experiment, computed_at: new Date(now()).toISOString() }).today !== whereIs(experiment).today;
}

/** The number of a date among the days, from 1 on. */
export function dayNumber(experiment, date) {
  return Math.round((Date.parse(date) - Date.parse(experiment.start_date)) / 86_400_000) + 1;
}

/** The local time so many minutes after a local time. */
export function later(clock, minutes) {
  const [hours, rest] = clock.split(':').map(Number);
  const sum = hours * 60 + rest + minutes;
  return [Math.floor(sum / 60) % 24, sum % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** When caffeine is allowed on the other day. */
export function otherTime(cup) {
  return later(cup, 195);
}

/** What to do on a day, as a sentence. */
export function instruction(experiment, day) {
  const at = localIn(experiment.time_zone, Date.parse(day.at));
  const key = day.instruction === 'none_before' && at.slice(0, 10) > day.date ? 'none' : day.instruction;
  return tell(`say.${key}`, { t: at.slice(11), n: day.portion });
}

/** Weekday, day and month of a date. */
export function dateWords(date) {
  const { weekday, short } = dayParts(date);
  return `${weekday}, ${short}`;
}

const drawn = new WeakMap();

/**
 * Replaces what is in a box only if it would show something else: who is about to press a button finds it where it was.
 * The control with the focus keeps it, by its `data-act`; if it is gone, the first one gets it.
 */
export function renew(box, shown, make) {
  const key = JSON.stringify(shown);
  const before = drawn.get(box);
  if (before?.key === key && before.first === box.firstChild) return;
  const act = box.contains(document.activeElement) ? document.activeElement.dataset.act : null;
  box.replaceChildren(...[make()].flat(3).filter(Boolean));
  drawn.set(box, { key, first: box.firstChild });
  if (act) (box.querySelector(`[data-act="${act}"]`) ?? box.querySelector('[data-act]'))?.focus({ preventScroll: true });
}

/** Why something was refused, in words of the page where it has them. */
export function refusal(failure) {
  return word(`ex.wrong.${failure.code}`) ?? failureWords(failure);
}

/** A button that does something with the service once at a time, and says beside it what went wrong. */
export function actionButton(kind, act, label, work) {
  const error = h('p.error', { role: 'alert', hidden: true });
  const button = h(
    kind,
    {
      'data-act': act,
      click: async () => {
        if (button.getAttribute('aria-disabled')) return;
        button.setAttribute('aria-disabled', 'true');
        error.hidden = true;
        try {
          await work();
        } catch (failure) {
          error.textContent = refusal(failure);
          error.hidden = false;
        } finally {
          button.removeAttribute('aria-disabled');
        }
      },
    },
    label,
  );
  return [button, error];
}

/** Something to copy, under a heading. */
export function copyable(heading, words, named = heading) {
  return [h('h3.strong.small', heading), copyBox(words, named)];
}
