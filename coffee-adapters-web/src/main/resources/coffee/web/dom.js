/** Builds the document with DOM calls only: what comes from data is always a text node. */
const SVG = 'http://www.w3.org/2000/svg';

function build(element, classes, parts) {
  if (classes.length) element.setAttribute('class', classes.join(' '));
  const attributes = parts[0]?.constructor === Object ? parts.shift() : {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...parts.flat(3).filter((part) => part || part === 0));
  return element;
}

/**
 * An HTML element. `tag` may carry classes (`p.muted`). The first part may be attributes, of which
 * functions listen; the others are children, and what is null or false is left out.
 */
export function h(tag, ...parts) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (name === 'button') element.type = 'button';
  return build(element, classes, parts);
}

/** An SVG element; the same rules as `h`. */
export function s(tag, ...parts) {
  const [name, ...classes] = tag.split('.');
  return build(document.createElementNS(SVG, name), classes, parts);
}

/** An icon of the HTML's symbols, without a name of its own. */
export function icon(name, className = '') {
  return s('svg', { class: `icon ${className}`.trim(), 'aria-hidden': 'true' }, s('use', { href: `#i-${name}` }));
}

/** An element of the document by id. */
export function byId(id) {
  return document.getElementById(id);
}

/** A bar filled to a share of 0 to 1. */
export function bar(share) {
  const fill = h('i');
  fill.style.width = `${Math.round(1000 * Math.max(0, Math.min(1, share))) / 10}%`;
  return h('div.bar', { 'aria-hidden': 'true' }, fill);
}

/** Diameter in px of the mark that stands for a dose in mg. */
export function markSize(mg) {
  return 2 * Math.max(4.5, Math.min(9, 0.62 * Math.sqrt(mg)));
}

/** Draws now and whenever the width of the box changes; `draw` gets width and height in px. */
export function drawInto(box, draw) {
  let last = 0;
  const observer = new ResizeObserver(() => {
    if (!box.isConnected) return observer.disconnect();
    if (box.clientHeight && box.clientWidth !== last) {
      last = box.clientWidth;
      draw(box.clientWidth, box.clientHeight);
    }
  });
  observer.observe(box);
}

/** A card under a heading. */
export function card(heading, ...parts) {
  return h('section.card', h('h2', heading), ...parts);
}

/** A paragraph that says less important things. */
export function muted(...parts) {
  return h('p.small.muted', ...parts);
}

/** A row of buttons. */
export function buttons(...parts) {
  return h('div.buttons', ...parts);
}

/** Where a form says what is wrong. */
export function problemLine() {
  return h('p.error', { role: 'alert' });
}

/** A form; `submit` is called in place of what a browser does with it. */
export function form(tag, submit, ...parts) {
  const send = (event) => {
    event.preventDefault();
    submit();
  };
  return h(tag, { submit: send }, ...parts);
}

/** A line that leads somewhere; `detail` in small under its words. */
export function lineTo(attributes, name, words, detail) {
  return h(
    'a.card.line-card',
    attributes,
    icon(name),
    h('span.grow', h('span.strong', words), detail ? [h('br'), h('span.small.muted', detail)] : null),
    icon('next'),
  );
}

let more = null;

/** The styles that the first view does not need; resolves once they are there. */
export function moreStyles() {
  more ??= new Promise((resolve) => {
    document.head.append(
      h('link', { rel: 'stylesheet', href: new URL('more.css', import.meta.url).href, load: resolve, error: resolve }),
    );
  });
  return more;
}

/** A table: `heads` are words, `rows` arrays whose first cell heads the row. */
export function table(heads, rows) {
  return h(
    'table',
    h(
      'thead',
      h(
        'tr',
        heads.map((words) => h('th', { scope: 'col' }, words)),
      ),
    ),
    h(
      'tbody',
      rows.map(([first, ...cells]) =>
        h(
          'tr',
          h('th', { scope: 'row' }, first),
          cells.map((cell) => h('td', cell)),
        ),
      ),
    ),
  );
}

/** What unfolds to a table, which is made when it is first opened. */
export function unfold(summary, label, make, attributes = {}) {
  const box = h('div.scroll', { tabindex: '0', role: 'group', 'aria-label': label });
  return h(
    'details',
    {
      ...attributes,
      toggle: (event) =>
        event.target.open && !box.firstChild && moreStyles().then(async () => box.replaceChildren(await make())),
    },
    h('summary', summary, icon('next')),
    box,
  );
}
