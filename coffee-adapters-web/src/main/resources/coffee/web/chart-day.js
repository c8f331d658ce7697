/** One day in two panels on one clock: heart rate above, caffeine below, dotted where it is still to come. */
import { levelAt } from './caffeine.js';
import { drawInto, h, markSize, s, table } from './dom.js';
import { hour, mg, number, text, time } from './format.js';
import { axisAround, ticksFromZero } from './scale.js';

const LEFT = 34;
const RIGHT = 8;
const BOTTOM = 26;
const UPPER = 0.58;
const GAP_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;

/** Runs of readings without a gap of more than 15 min between neighbours. */
export function unbroken(readings, gapMs = GAP_MS) {
  const runs = [];
  for (const reading of readings) {
    const last = runs.at(-1)?.at(-1);
    if (last && reading.at - last.at <= gapMs) runs.at(-1).push(reading);
    else runs.push([reading]);
  }
  return runs;
}

/**
 * The chart.
 * @param {{from: number, to: number, readings: {at: number, median: number, low: number, high: number}[],
 *     series: object, cups: object[], threshold: number, label: string, now: number}} day times in ms, levels in mg,
 *     rates in bpm
 */
export function dayChart(day) {
  const box = h('div.day-plot', { role: 'img', 'aria-label': day.label });
  drawInto(box, (width, height) => box.replaceChildren(picture(day, width, height)));
  return box;
}

function picture(day, width, height) {
  const { from, to, readings, series, cups, threshold } = day;
  const x = (moment) => LEFT + ((moment - from) / (to - from)) * (width - LEFT - RIGHT);
  const split = Math.round((height - BOTTOM) * UPPER);
  const upper = panel(
    18,
    split - 14,
    readings.length
      ? axisAround(Math.min(...readings.map((r) => r.low)), Math.max(...readings.map((r) => r.high)), 5)
      : axisAround(40, 90, 5),
  );
  const peak = 1.1 * Math.max(threshold * 1.2, ...series.mid);
  const lower = panel(split + 22, height - BOTTOM, { from: 0, end: peak, ticks: [0, ...ticksFromZero(peak, 3)] });
  const grid = (p) =>
    p.axis.ticks.map((tick) => [
      s(`line.${tick === 0 ? 'c-axis' : 'c-grid'}`, { x1: LEFT, x2: width - RIGHT, y1: p.y(tick), y2: p.y(tick) }),
      s('text', { x: LEFT - 8, y: p.y(tick) + 4, 'text-anchor': 'end' }, number(tick)),
    ]);
  const points = series.mid
    .map((value, i) => [series.from + i * series.step, value])
    .filter(([moment, value]) => value !== null && moment >= from && moment <= to);
  const curve = points.map(([moment, value]) => `${x(moment).toFixed(1)} ${lower.y(value).toFixed(1)}`);
  const past = points.filter(([moment]) => moment <= day.now).length;
  const shown = cups.filter((cup) => cup.at >= from && cup.at < to);
  return s(
    'svg',
    { 'aria-hidden': 'true', width, height },
    grid(upper),
    grid(lower),
    curve.length
      ? s('path.c-area', {
          d: `M${x(from)} ${lower.y(0)}L${curve.join('L')}L${curve.at(-1).split(' ')[0]} ${lower.y(0)}Z`,
        })
      : null,
    s('line.c-sleep', { x1: LEFT, x2: width - RIGHT, y1: lower.y(threshold), y2: lower.y(threshold) }),
    s('path.h-strokes', {
      d: readings
        .map((r) => `M${x(r.at).toFixed(1)} ${upper.y(r.low).toFixed(1)}V${upper.y(r.high).toFixed(1)}`)
        .join(''),
    }),
    unbroken(readings).map((run) =>
      s('path.h-line', { d: `M${run.map((r) => `${x(r.at).toFixed(1)} ${upper.y(r.median).toFixed(1)}`).join('L')}` }),
    ),
    past ? s('path.c-line', { d: `M${curve.slice(0, past).join('L')}` }) : null,
    past < curve.length ? s('path.c-line.later', { d: `M${curve.slice(Math.max(0, past - 1)).join('L')}` }) : null,
    shown.map((cup) => [
      s('line.c-cup', { x1: x(cup.at), x2: x(cup.at), y1: 18, y2: lower.y(0) }),
      s('circle.c-dot', { cx: x(cup.at), cy: lower.y(0), r: markSize(cup.mg) / 2 }),
    ]),
    s('text.em.halo', { x: LEFT, y: 11 }, text('heartTitle', { unit: text('bpm') })),
    s('text.em.halo', { x: LEFT, y: split + 14 }, text('caffeineTitle')),
    readings.length
      ? null
      : s('text', { x: (LEFT + width) / 2, y: (18 + split) / 2, 'text-anchor': 'middle' }, text('noHeart')),
    hours(from, to, width).map(({ moment, words }, i, all) =>
      s(
        'text',
        {
          x: x(moment),
          y: height - 4,
          'text-anchor': i === 0 ? 'start' : i === all.length - 1 && moment === to ? 'end' : 'middle',
        },
        words,
      ),
    ),
  );
}

function panel(top, base, axis) {
  return { axis, y: (value) => base - ((value - axis.from) / (axis.end - axis.from)) * (base - top) };
}

function hours(from, to, width) {
  const every = width > 560 ? 3 : 6;
  const found = [];
  for (let moment = from; moment < to; moment += HOUR_MS) {
    if (Number(hour(moment)) % every === 0 && time(moment).endsWith(':00')) found.push({ moment, words: hour(moment) });
  }
  return [...found, { moment: to, words: '24' }];
}

/** A row for every hour: median heart rate, level in mg, cups. */
export function dayTable({ from, to, readings, series, cups }) {
  const rows = [];
  for (let moment = from; moment < to; moment += HOUR_MS) {
    const within = (entry) => entry.at >= moment && entry.at < moment + HOUR_MS;
    const rates = readings
      .filter(within)
      .map((reading) => reading.median)
      .sort((a, b) => a - b);
    const dose = cups.filter(within).reduce((sum, cup) => sum + cup.mg, 0);
    rows.push([
      time(moment),
      rates.length ? number(rates[rates.length >> 1]) : '',
      mg(levelAt(series, moment)),
      dose ? `${mg(dose)} mg` : '',
    ]);
  }
  return table(
    [text('time'), text('heartTitle', { unit: text('bpm') }), text('caffeineTitle'), text('cupsHead')],
    rows,
  );
}
