/** Reading the curve: by mouse, by finger (after 8 px sideways or 150 ms still) and by keys; and as a table. */
import { levelAt } from './caffeine.js';
import { h, s, table } from './dom.js';
import { longDay, mg, text, time } from './format.js';

const LANE = 22;
const QUARTER_MS = 900_000;
const HOUR_MS = 3_600_000;
const TOP = 14;
const SIDEWAYS_PX = 8;
const STILL_MS = 150;

/** What the read-out says of a moment: time, level and range. */
export function readoutOf(series, moment) {
  const of = (name) => mg(levelAt(series, moment, name));
  return {
    time: time(moment),
    mid: `${of('mid')} mg`,
    range: `(${text('interval', { low: of('low'), high: of('high') })})`,
  };
}

/**
 * Makes a chart readable.
 * @param chart the parts of chart-curve.js: elements, `model()`, `geometry()`, `rest()` and `onCup`
 * @param {Event[]} first what happened while this was loaded
 */
export function readCurve({ plot, range, drawing, readout, rest, onCup, model, geometry }, first) {
  const scrub = (moment) => {
    const { series } = model();
    const { from, to, x, y, base } = geometry();
    const at = Math.max(from, Math.min(to, moment));
    const words = readoutOf(series, at);
    readout.replaceChildren(h('b', words.time), h('span', h('b', words.mid), ` ${words.range}`));
    range.value = String(Math.round((at - from) / QUARTER_MS));
    range.setAttribute('aria-valuetext', `${words.time}, ${words.mid} ${words.range}`);
    plot.querySelector('.cross')?.remove();
    drawing.firstChild?.append(
      s(
        'g.cross',
        s('line.c-cross', { x1: x(at), x2: x(at), y1: TOP, y2: base }),
        s('circle.c-dot', { cx: x(at), cy: y(levelAt(series, at)), r: 5 }),
      ),
    );
  };
  const tap = (at) => {
    const { base, x } = geometry();
    if (Math.abs(at.y - base) > LANE) return;
    const near = model()
      .cups.map((cup) => ({ cup, distance: Math.abs(x(cup.at) - at.x) }))
      .sort((a, b) => a.distance - b.distance)[0];
    if (near && near.distance <= LANE) onCup(near.cup);
  };
  listen(plot, range, geometry, scrub, rest, tap, first);
}

function listen(plot, range, geometry, scrub, rest, tap, first) {
  const place = (event) => {
    const box = plot.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const momentAt = (x) => geometry().from + (x / geometry().width) * (geometry().to - geometry().from);
  let start = null;
  let isScrubbing = false;
  let still = 0;
  const begin = (event) => {
    isScrubbing = true;
    try {
      plot.setPointerCapture(event.pointerId);
    } catch {
      /* the finger is gone */
    }
    scrub(momentAt(place(event).x));
  };
  const end = () => {
    clearTimeout(still);
    start = null;
    isScrubbing = false;
    rest();
  };
  const isMouse = (event) => event.pointerType === 'mouse';
  const byKeys = () => scrub(geometry().from + Number(range.value) * QUARTER_MS);
  const handlers = {
    pointerdown(event) {
      start = place(event);
      if (!isMouse(event)) still = setTimeout(() => start && begin(event), STILL_MS);
    },
    pointermove(event) {
      const at = place(event);
      if (isMouse(event) || isScrubbing) scrub(momentAt(at.x));
      else if (start && Math.abs(at.x - start.x) > SIDEWAYS_PX) {
        clearTimeout(still);
        begin(event);
      }
    },
    pointerup: (event) => isMouse(event) || end(),
    pointercancel: end,
    pointerleave: (event) => isMouse(event) && end(),
    click: (event) => event.target !== range && tap(place(event)),
    input: byKeys,
    focusin: byKeys,
    focusout: rest,
    keydown(event) {
      const quarters = { PageUp: 4, PageDown: -4 }[event.key];
      if (!quarters) return;
      event.preventDefault();
      range.value = String(Number(range.value) + quarters);
      byKeys();
    },
  };
  for (const [name, handle] of Object.entries(handlers))
    plot.addEventListener(name, (event) => geometry() && handle(event));
  for (const event of first) handlers[event.type](event);
  if (!plot.matches(':hover, :focus-within')) rest();
}

/** A table with a row for every hour of a series; for those who cannot see the curve. */
export function hourTable(series) {
  const first = Math.ceil(series.from / HOUR_MS) * HOUR_MS;
  const rows = [];
  for (let moment = first; moment <= series.from + (series.mid.length - 1) * series.step; moment += HOUR_MS) {
    const at = (name) => mg(levelAt(series, moment, name));
    rows.push([
      `${longDay(moment).split(/[ ,]/)[0]} ${time(moment)}`,
      `${at('mid')} mg`,
      text('interval', { low: at('low'), high: at('high') }),
    ]);
  }
  return table(
    ['time', 'curve', 'range'].map((name) => text(name)),
    rows,
  );
}
