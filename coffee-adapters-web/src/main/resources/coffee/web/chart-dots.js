/** 20 dots to count, and intervals of single cups: the answer's uncertainty. */
import { drawInto, h, s, table } from './dom.js';
import { number, signed, text, word } from './format.js';
import { axisAround, textWidth } from './scale.js';

const TOP = 22;
const BOTTOM = 44;
const LARGEST = 20;
const SMALLEST = 8;

/**
 * Stacks of dots: each side of zero by itself, from zero outwards; nearer than one diameter share a
 * stack, and no stack touches zero or its neighbour.
 * @param {number[]} values ascending
 * @param {(value: number) => number} x px of a value
 * @param {number} d diameter in px
 * @returns {{x: number, count: number, isHigher: boolean}[]} `x` in px
 */
export function stacks(values, x, d) {
  const zero = x(0);
  const side = (members, sign) => {
    const groups = [];
    for (const value of members) {
      const at = x(value);
      const last = groups.at(-1);
      if (last && Math.abs(at - last.first) < d) last.places.push(at);
      else groups.push({ first: at, places: [at] });
    }
    let edge = zero + sign * 1.5;
    return groups.map(({ places }) => {
      const middle = places.reduce((sum, place) => sum + place, 0) / places.length;
      const centre = sign > 0 ? Math.max(middle, edge + d / 2) : Math.min(middle, edge - d / 2);
      edge = centre + sign * (d / 2 + 1);
      return { x: centre, count: places.length, isHigher: sign > 0 };
    });
  };
  return [
    ...side(
      values.filter((value) => value > 0),
      1,
    ),
    ...side(values.filter((value) => value <= 0).reverse(), -1),
  ];
}

/** The largest diameter whose tallest stack fits, with its stacks. */
export function fitStacks(values, x, height) {
  for (let d = LARGEST; ; d--) {
    const found = stacks(values, x, d);
    if (d === SMALLEST || Math.max(...found.map((stack) => stack.count)) * d <= height) return { d, found };
  }
}

/** Ends of the axis: holds zero and every dot, at least 4 wide. */
export function dotAxis(values) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const missing = Math.max(0, 4 - (high - low)) / 2;
  const room = 0.06 * Math.max(4, high - low);
  const isUp = low === 0;
  const isDown = high === 0;
  const nice = axisAround(
    isUp ? 0 : low - (isDown ? 2 : 1) * missing - room,
    isDown ? 0 : high + (isUp ? 2 : 1) * missing + room,
    7,
  );
  return { ...nice, from: isUp ? -2 * room : nice.from, end: isDown ? 2 * room : nice.end };
}

/** What the dots say, in words that agree with their count. */
export function dotWords(values) {
  const up = values.filter((value) => value > 0).length;
  if (up === 0 || up === values.length) return word('dotsAll')[up === 0 ? 0 : 1];
  return text('dotsSome', { up, down: values.length - up, n: up });
}

/** The dot plot of ascending values, in bpm per 100 mg unless `axis` says otherwise. */
export function dotPlot(values, isFlat, label = dotWords(values), axis = text('axis')) {
  const box = h('div.dots', { role: 'img', 'aria-label': label });
  drawInto(box, (width, height) => box.replaceChildren(dotPicture(values, isFlat, width, height)));
  return h('figure', box, h('figcaption.axis-name', { 'aria-hidden': 'true' }, axis));
}

function dotPicture(values, isFlat, width, height) {
  const axis = dotAxis(values);
  const base = height - BOTTOM + 14;
  const x = (value) => 14 + ((value - axis.from) / (axis.end - axis.from)) * (width - 28);
  const { d, found } = fitStacks(values, x, base - TOP - 4);
  const zero = x(0);
  const isMixed = values.some((value) => value > 0) && values.some((value) => value <= 0);
  const r = d / 2 - 0.75;
  const dots = found.flatMap((stack) =>
    Array.from({ length: stack.count }, (_, i) =>
      s(`circle.h-dot${stack.isHigher ? '' : '.no'}`, {
        cx: stack.x,
        cy: base - 1 - (i + 0.5) * d,
        r: stack.isHigher ? r : r - 0.5,
      }),
    ),
  );
  const beside = (words, side) =>
    s(
      'text',
      { x: zero + side * 8, y: 11, class: isMixed ? '' : 'em', 'text-anchor': side < 0 ? 'end' : 'start' },
      words,
    );
  const isRight = zero + textWidth(text('noChange'), true) + 12 < width;
  return s(
    'svg',
    { 'aria-hidden': 'true', width, height },
    isFlat ? s('rect.h-stripe', { x: x(-2), y: TOP, width: x(2) - x(-2), height: base - TOP }) : null,
    s('line.c-axis', { x1: 4, x2: width - 4, y1: base, y2: base }),
    axis.ticks.map((tick) => [
      s('line.c-axis', { x1: x(tick), x2: x(tick), y1: base, y2: base + 4 }),
      s(
        'text',
        { x: x(tick), y: base + 20, 'text-anchor': 'middle', class: tick === 0 ? 'em' : '' },
        signed(tick, axis.step < 1 ? 1 : 0),
      ),
    ]),
    s('line.c-zero', { x1: zero, x2: zero, y1: 0, y2: base }),
    dots,
    isMixed ? [beside(text('lower'), -1), beside(text('higher'), 1)] : beside(text('noChange'), isRight ? 1 : -1),
  );
}

/** A row for every side and beat, or tenth of one where the axis has them, with the number of its dots. */
export function dotTable(values) {
  const decimals = dotAxis(values).step < 1 ? 1 : 0;
  const rows = new Map();
  for (const value of values) {
    const words = word('side')[value > 0 ? 1 : 0].replace('{x}', number(Math.abs(value), decimals));
    rows.set(words, (rows.get(words) ?? 0) + 1);
  }
  return table(
    [text('axis'), text('dots')],
    [...rows].map(([words, count]) => [words, number(count)]),
  );
}

/** Rows on one scale: name, interval around a dot, number. `cups`: name, mg if it is a cup, bpm, low, high. */
export function cupIntervals(cups) {
  const low = Math.min(0, ...cups.map((cup) => cup.low));
  const high = Math.max(0, ...cups.map((cup) => cup.high));
  return h(
    'div',
    cups.map((cup) => {
      const box = h('div');
      drawInto(box, (width) => {
        const x = (value) => 6 + ((value - low) / (high - low || 1)) * (width - 12);
        box.replaceChildren(
          s(
            'svg',
            { 'aria-hidden': 'true' },
            s('line.c-zero', { x1: x(0), x2: x(0), y1: 0, y2: 40 }),
            s('line.h-interval', { x1: x(cup.low), x2: x(cup.high), y1: 20, y2: 20 }),
            s('circle.h-dot', { cx: x(cup.bpm), cy: 20, r: 5 }),
          ),
        );
      });
      return h(
        'div.usual',
        h('div.name', cup.name, cup.mg ? h('span', `${number(cup.mg)} mg`) : null),
        box,
        h(
          'b',
          signed(cup.bpm, 1),
          h('span.quiet', ` (${text('interval', { low: signed(cup.low, 1), high: signed(cup.high, 1) })})`),
        ),
      );
    }),
  );
}
