/** Numbers of axes and places of labels; nothing here touches the document. */

/** The least of 1, 2, 5·10ⁿ that is at least `value`. */
export function niceStep(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= value * (1 - 1e-9));
}

/** Ticks of an axis from 0 to `greatest`: at most so many above zero. */
export function ticksFromZero(greatest, lines = 4) {
  const step = niceStep(greatest / (lines + 0.999));
  return ticks(0, step * Math.floor(greatest / step + 1e-9), step).slice(1);
}

/** Nice ends and ticks of an axis that holds both values. */
export function axisAround(low, high, lines = 8) {
  const step = niceStep((high - low || 1) / lines);
  const from = step * Math.floor(low / step + 1e-9);
  const end = step * Math.ceil(high / step - 1e-9);
  return { from, end, step, ticks: ticks(from, end, step) };
}

function ticks(from, end, step) {
  const count = Math.round((end - from) / step);
  return Array.from({ length: count + 1 }, (_, i) => Number((from + i * step).toPrecision(10)));
}

/**
 * Places labels greedily, the most important first: each takes the first of its places inside the
 * plot that meets no placed label, no vertical line and no point; what finds none is left out.
 * @param {{width: number, height: number, places: {x: number, y: number}[], free?: boolean}[]} labels
 *     places are upper left corners; `free` ones may lie over points and lines
 * @param {{width: number, height: number, lines: number[], points: {x: number, y: number}[]}} plot px
 * @returns {({x: number, y: number}|null)[]} in the order of the labels
 */
export function placeLabels(labels, plot) {
  const placed = [];
  return labels.map((label) => {
    const found = label.places.slice(0, 10).find((place) => {
      const box = { left: place.x, top: place.y, right: place.x + label.width, bottom: place.y + label.height };
      return (
        inside(box, plot) &&
        !placed.some((other) => meets(box, other)) &&
        (label.free ||
          (!plot.lines.some((x) => x > box.left - 4 && x < box.right + 4) &&
            !plot.points.some(
              (point) =>
                point.x > box.left - 2 && point.x < box.right + 2 && point.y > box.top - 2 && point.y < box.bottom + 2,
            )))
      );
    });
    if (!found) return null;
    placed.push({ left: found.x - 2, top: found.y, right: found.x + label.width + 2, bottom: found.y + label.height });
    return found;
  });
}

function inside(box, plot) {
  return box.left >= 0 && box.top >= 0 && box.right <= plot.width && box.bottom <= plot.height;
}

function meets(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

let pen;
let family;

/** Width in px of a chart's text of 11 px, or 12 px emphasised. */
export function textWidth(text, emphasised = false) {
  pen ??= document.createElement('canvas').getContext('2d');
  family ??= getComputedStyle(document.body).fontFamily;
  pen.font = `600 ${emphasised ? 12 : 11}px ${family}`;
  return pen.measureText(text).width;
}
