/** The heart rate around a cup: from one hour before to five after the first sip. */
import { drawInto, h, markSize, s, table } from './dom.js';
import { number, signed, text } from './format.js';
import { axisAround } from './scale.js';

const LEFT = 30;
const BIN_MINUTES = 15;
const FROM = -60;
const TO = 300;

/**
 * The chart and its table.
 * @param {{minutes: number, bpm: number, ci_low: number|null, ci_high: number|null, n: number}[]} points bins of 15 min by their start
 * @param {string} label the sentence of the chart
 */
export function responseChart(points, label) {
  const box = h('div.around', { role: 'img', 'aria-label': label });
  drawInto(box, (width, height) => box.replaceChildren(picture(points, width, height)));
  return h('figure', box, h('figcaption.axis-name', { 'aria-hidden': 'true' }, text('aroundAxis')));
}

/** A row for every hour of the response. */
export function responseTable(points) {
  const rows = points
    .filter((point) => point.minutes % 60 === 0)
    .map((point) => [
      `${signed(point.minutes / 60)} h`,
      signed(point.bpm, 1),
      point.ci_low === null ? '' : text('interval', { low: signed(point.ci_low, 1), high: signed(point.ci_high, 1) }),
    ]);
  return table(
    ['time', 'aroundBeats', 'range'].map((name) => text(name)),
    rows,
  );
}

function picture(points, width, height) {
  const base = height - 30;
  const top = 12;
  const lows = points.map((point) => point.ci_low ?? point.bpm);
  const highs = points.map((point) => point.ci_high ?? point.bpm);
  const axis = axisAround(Math.min(0, ...lows), Math.max(0, ...highs), 6);
  const x = (minutes) => LEFT + ((minutes - FROM) / (TO - FROM)) * (width - LEFT - 8);
  const y = (value) => base - ((value - axis.from) / (axis.end - axis.from)) * (base - top);
  const middle = (point) => x(Math.min(point.minutes + BIN_MINUTES / 2, TO));
  const banded = points.filter((point) => point.ci_low !== null);
  const join = (list, value) =>
    list.map((point) => `${middle(point).toFixed(1)} ${y(value(point)).toFixed(1)}`).join('L');
  const cup = x(0);
  return s(
    'svg',
    { 'aria-hidden': 'true', width, height },
    axis.ticks
      .filter((tick) => tick !== 0)
      .map((tick) => s('line.c-grid', { x1: LEFT, x2: width - 4, y1: y(tick), y2: y(tick) })),
    axis.ticks.map((tick) =>
      s('text', { x: LEFT - 8, y: y(tick) + 4, 'text-anchor': 'end' }, signed(tick, axis.step < 1 ? 1 : 0)),
    ),
    banded.length > 1
      ? s('path.h-band', {
          d: `M${join(banded, (point) => point.ci_high)}L${join([...banded].reverse(), (point) => point.ci_low)}Z`,
        })
      : null,
    s('line.c-zero', { x1: LEFT, x2: width - 4, y1: y(0), y2: y(0) }),
    s('path.h-line.thick', { d: `M${join(points, (point) => point.bpm)}` }),
    s('line.c-cup.solid', { x1: cup, x2: cup, y1: 0, y2: base }),
    s('circle.c-dot', { cx: cup, cy: base, r: markSize(90) / 2 }),
    s('text.em.halo', { x: cup + 7, y: 11 }, text('cup')),
    [-1, 1, 2, 3, 4, 5].map((hours) =>
      s(
        'text',
        { x: x(hours * 60), y: height - 8, 'text-anchor': hours === 5 ? 'end' : 'middle' },
        hours < 0 ? number(hours) : signed(hours),
      ),
    ),
  );
}
