/** The curve of caffeine in the body: past solid, future dotted, with its band, cups and bedtime. */
import { levelAt } from './caffeine.js';
import { drawInto, h, markSize, s } from './dom.js';
import { hour, mg, text, time } from './format.js';
import { ticksFromZero, placeLabels, textWidth } from './scale.js';

const TOP = 22;
const BOTTOM = 32;
const QUARTER_MS = 900_000;
const HOUR_MS = 3_600_000;
const NOW_RADIUS = 6.5;
const MORPH_MS = 240;

/**
 * Puts the chart into a card.
 * @param {HTMLElement} card
 * @param {(cup: object) => void} onCup called with the cup that was chosen
 * @returns {{update: (model: object) => void}} `model`: `series` (of caffeine.js), `now`, `bedtime` (ms),
 *     `threshold` (mg), `cups` (`at`, `mg`), `label`, `whatIf` (series or null) and `whatIfWords`
 */
export function createCurve(card, onCup) {
  const heading = h('h2', text('curve'));
  const legend = h('span', h('i.swatch'), text('legend'));
  const readout = h('div.readout', heading, legend);
  const drawing = h('div', { role: 'img' });
  const range = h('input', { type: 'range', min: 0, step: 1, 'aria-label': text('scrub') });
  const plot = h('div.plot', drawing, range);
  card.replaceChildren(readout, plot, h('p.note', text('lineText')));
  let model = null;
  let geometry = null;
  let morph = 0;

  const draw = (series = model.series) => {
    geometry = geometryOf(model, series, plot.clientWidth, plot.clientHeight);
    drawing.replaceChildren(picture(model, series, geometry));
  };
  const rest = () => {
    readout.replaceChildren(...(model?.whatIf ? [h('b', model.whatIfWords)] : [heading, legend]));
    plot.querySelector('.cross')?.remove();
  };
  readWhenTouched({ plot, range, drawing, readout, rest, onCup, model: () => model, geometry: () => geometry });
  drawInto(plot, () => model && draw());
  return {
    update(next) {
      const before = model;
      model = next;
      drawing.setAttribute('aria-label', next.label);
      if (Boolean(before?.whatIf) !== Boolean(next.whatIf)) rest();
      range.max = String(Math.round(lengthOf(next.series) / QUARTER_MS));
      if (!before) range.value = String(Math.round((next.now - next.series.from) / QUARTER_MS));
      range.setAttribute('aria-valuetext', `${time(next.now)}, ${mg(levelAt(next.series, next.now))} mg`);
      cancelAnimationFrame(morph);
      if (!plot.clientWidth) return;
      if (before && canMorph(before.series, next.series))
        morph = animate(before.series, next.series, draw, (id) => {
          morph = id;
        });
      else draw();
    },
  };
}

function lengthOf(series) {
  return (series.mid.length - 1) * series.step;
}

/** Reading the curve is loaded when it is first pointed at, touched or reached by keys. */
function readWhenTouched(chart) {
  const names = ['pointerdown', 'pointermove', 'pointerup', 'focusin', 'click'];
  const first = [];
  const keep = (event) => {
    if (first.push(event) > 1) return;
    import('./curve-reading.js').then(({ readCurve }) => {
      for (const name of names) chart.plot.removeEventListener(name, keep);
      readCurve(chart, first);
    });
  };
  for (const name of names) chart.plot.addEventListener(name, keep);
}

function canMorph(before, next) {
  return (
    before.from === next.from &&
    before.mid.length === next.mid.length &&
    before.mid.some((value, i) => Math.abs(value - next.mid[i]) > 1) &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

function animate(before, next, draw, keep) {
  const start = performance.now();
  const mix = (share, name) => next[name].map((value, i) => before[name][i] + share * (value - before[name][i]));
  const frame = (at) => {
    const share = Math.min(1, Math.max(0, (at - start) / MORPH_MS));
    const eased = 1 - (1 - share) ** 3;
    draw(share < 1 ? { ...next, mid: mix(eased, 'mid'), low: mix(eased, 'low'), high: mix(eased, 'high') } : next);
    if (share < 1) keep(requestAnimationFrame(frame));
  };
  return requestAnimationFrame(frame);
}

function geometryOf(model, series, width, height) {
  const from = series.from;
  const to = from + lengthOf(series);
  const base = height - BOTTOM;
  const greatest =
    1.2 * Math.max(...model.series.mid, ...model.series.high, ...(model.whatIf?.mid ?? []), model.threshold * 1.2, 20);
  return {
    width,
    height,
    base,
    from,
    to,
    ticks: ticksFromZero(greatest),
    x: (moment) => ((moment - from) / (to - from)) * width,
    y: (value) => base - (value / greatest) * (base - TOP),
  };
}

/** A path through values at every step, from and to a moment. */
function path(values, series, g, from = g.from, to = g.to) {
  const at = (moment) => levelAt({ ...series, mid: values }, moment);
  const inner = values
    .map((value, i) => [series.from + i * series.step, value])
    .filter(([moment]) => moment > from && moment < to);
  return `M${[[from, at(from)], ...inner, [to, at(to)]].map(([moment, value]) => `${g.x(moment).toFixed(1)} ${g.y(value).toFixed(1)}`).join('L')}`;
}

function picture(model, series, g) {
  const { now, bedtime, threshold, cups } = model;
  const nowX = g.x(now);
  const nowY = g.y(levelAt(series, now));
  const hasBed = bedtime > g.from && bedtime < g.to;
  const bedX = g.x(bedtime);
  const bedMg = levelAt(series, bedtime);
  const line = (name, x1, y1, x2, y2) => s(`line.${name}`, { x1, y1, x2, y2 });
  const marks = cups
    .filter((cup) => cup.at > g.from && cup.at < g.to)
    .map((cup) => ({ cx: g.x(cup.at), cy: g.base, r: markSize(cup.mg) / 2 + 1 }));
  const isJustDrunk = marks.some(({ cx, cy, r }) => Math.hypot(cx - nowX, cy - nowY) < r + NOW_RADIUS);
  return s(
    'svg',
    { 'aria-hidden': 'true', width: g.width, height: g.height },
    hasBed
      ? s('rect.c-tint', { x: bedX, y: TOP - 8, width: Math.max(0, g.width - bedX), height: g.base - TOP + 8 })
      : null,
    g.ticks.map((tick) => line('c-grid', 0, g.y(tick), g.width, g.y(tick))),
    s('path.c-band', {
      d: `${path(series.high, series, g)}L${path(series.low, series, g).slice(1).split('L').reverse().join('L')}Z`,
    }),
    line('c-sleep', 0, g.y(threshold), g.width, g.y(threshold)),
    s('path.c-line', { d: path(series.mid, series, g, g.from, now) }),
    s('path.c-line.later', { d: path(series.mid, series, g, now, g.to) }),
    model.whatIf ? s('path.c-line.what-if', { d: path(model.whatIf.mid, model.whatIf, g, now, g.to) }) : null,
    line('c-axis', 0, g.base, g.width, g.base),
    hoursOf(g).map(({ x, words }) => [
      line('c-axis', x, g.base, x, g.base + 4),
      s('text', { x, y: g.base + 22, 'text-anchor': 'middle' }, words),
    ]),
    line('c-now', nowX, TOP - 4, nowX, g.base),
    marks.map((mark) => s('circle.c-dot', mark)),
    isJustDrunk ? null : s('circle.c-dot', { cx: nowX, cy: nowY, r: NOW_RADIUS }),
    hasBed
      ? [line('c-night', bedX, TOP - 8, bedX, g.base), s('circle.c-ring', { cx: bedX, cy: g.y(bedMg), r: 5 })]
      : null,
    labels(model, series, g, { nowX, nowY, bedX: hasBed ? bedX : null, bedMg }),
  );
}

/** Whole hours that carry a label: every 6, every 3 on wide charts. */
function hoursOf(g) {
  const every = g.width > 560 ? 3 : 6;
  const found = [];
  const start = Math.ceil(g.from / (HOUR_MS / 2)) * (HOUR_MS / 2);
  for (let moment = start; moment <= g.to; moment += HOUR_MS / 2) {
    if (time(moment).endsWith(':00') && Number(hour(moment)) % every === 0)
      found.push({ x: g.x(moment), words: hour(moment) });
  }
  return found.filter(({ x }) => x > 10 && x < g.width - 10);
}

function labels(model, series, g, { nowX, nowY, bedX, bedMg }) {
  const wanted = [];
  const want = (lines, className, places, free) => {
    const width = Math.max(...lines.map((words) => textWidth(words, className === 'em')));
    const height = 15 * lines.length;
    wanted.push({ lines, className, width, height, free, places: places(width, height) });
  };
  want(
    [text('now')],
    'em',
    (w) => [
      { x: nowX - w / 2, y: 0 },
      { x: nowX - w - 4, y: 0 },
      { x: nowX + 4, y: 0 },
    ],
    true,
  );
  if (bedX !== null) {
    want([`${mg(bedMg)} mg`, time(model.bedtime)], 'night', (w) =>
      [TOP - 2, TOP + 34, TOP + 70, TOP + 106].flatMap((y) => [
        { x: bedX - w - 9, y },
        { x: bedX + 9, y },
      ]),
    );
  }
  const sleepY = g.y(model.threshold);
  want([text('line', { mg: mg(model.threshold) })], 'night', (w) =>
    [0.16, 0.3, 0.04, 0.44, 0.58, 0.72]
      .flatMap((share) => [
        { x: share * g.width, y: sleepY - 17 },
        { x: share * g.width, y: sleepY + 3 },
      ])
      .filter(({ x }) => x + w < g.width),
  );
  [...g.ticks]
    .reverse()
    .filter((tick) => Math.abs(g.y(tick) - sleepY) > 12)
    .forEach((tick, i) => {
      want([i === 0 ? `${mg(tick)} mg` : mg(tick)], '', () => [
        { x: 14, y: g.y(tick) - 15 },
        { x: 14, y: g.y(tick) + 2 },
      ]);
    });
  const points = series.mid.map((value, i) => ({ x: g.x(series.from + i * series.step), y: g.y(value) }));
  points.push(...[-6, 0, 6].map((dx) => ({ x: nowX + dx, y: nowY })));
  const places = placeLabels(wanted, {
    width: g.width,
    height: g.base,
    lines: bedX === null ? [nowX] : [nowX, bedX],
    points,
  });
  return wanted.map(
    (label, i) =>
      places[i] &&
      label.lines.map((words, j) =>
        s(
          `text.halo${label.className ? `.${label.className}` : ''}`,
          { x: places[i].x, y: places[i].y + 11 + 15 * j },
          words,
        ),
      ),
  );
}
