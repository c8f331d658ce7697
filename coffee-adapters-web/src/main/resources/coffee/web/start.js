/** First of all: who is here, and the number. It imports nothing but the words; the rest comes after. */
const language = document.documentElement.lang;
const wordsComing = import(`./words.${language}.js`);
const byId = (id) => document.getElementById(id);
const hash = location.hash;
const code = /^#in=(.+)$/.exec(hash)?.[1];
if (code) history.replaceState(null, '', '/');

const isToday = !/^#(answer|days|data|me|experiment|portions)/.test(hash);
if (!isToday) byId('screen-today').hidden = true;
const plan = byId('plan');
const room = localStorage.getItem('experiment');
plan.hidden = !room;
plan.style.minHeight = `${room}px`;

const entered = code ? enter(code) : Promise.resolve(null);
const first = { level: null, failed: false, refused: false, session: null };

/** Exchanges the one-time code of a link for a cookie. */
async function enter(secret) {
  return fetch('/v1/session', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'X-Coffee-Page': '1' },
    body: JSON.stringify({ code: decodeURIComponent(secret) }),
  });
}

/** Signs in where a code was given, then asks for the level if Today shows. */
async function askLevel() {
  const session = await entered;
  if (session?.ok) first.session = await session.json();
  else first.refused = Boolean(session);
  return isToday
    ? fetch('/v1/caffeine/level', { credentials: 'same-origin', headers: { Accept: 'application/json' } })
    : null;
}
const levelComing = askLevel();

const { default: words } = await wordsComing;
for (const element of document.querySelectorAll('[data-word]')) {
  element.textContent = element.dataset.word.split('.').reduce((part, name) => part[name], words);
}
byId('nav').setAttribute('aria-label', words.screens);
byId('host').textContent = words.home.replace('{host}', location.host);

const known = JSON.parse(localStorage.getItem('level') ?? 'null');
const number = byId('number');
/** The unit follows the digits by a transform: more or fewer of them shift no layout. */
new ResizeObserver(([{ contentRect }]) => {
  number.nextElementSibling.style.translate = `${contentRect.width}px`;
}).observe(number);
/** The number; a dash while a blinded experiment hides it. */
const show = ({ active_mg: level }) => (number.textContent = level === null ? '–' : String(Math.round(level)));
if (known) show(known);
try {
  const response = await levelComing;
  first.response = response;
  if (response?.ok) {
    first.level = await response.clone().json();
    show(first.level);
    localStorage.setItem('level', JSON.stringify(first.level));
  }
} catch {
  first.failed = true;
}
performance.mark('number');

const { begin } = await import('./shell.js');
await begin(first);
