/** Words, numbers and times in the language of the page and the time zone of the person. */
const language = document.documentElement.lang;
const { default: words } = await import(`./words.${language}.js`);

const locale = navigator.languages.find((wanted) => wanted.startsWith(language)) ?? language;
const plural = new Intl.PluralRules(language);
let zone = localStorage.getItem('zone') || undefined;
const formats = new Map();

/** Sets the person's time zone, an IANA name. */
export function setZone(name) {
  if (name === zone) return;
  zone = name;
  localStorage.setItem('zone', name);
  formats.clear();
}

/** The time zone in which times are shown. */
export function timeZone() {
  return zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The words of a key with dots, null if there are none. */
export function word(key) {
  return key.split('.').reduce((part, name) => part?.[name], words) ?? null;
}

/** Adds the words of a part that is loaded on demand, under a name of their own. */
export function addWords(name, more) {
  words[name] = more;
}

/** A sentence: `{name}` is replaced by its value; `values.n` chooses between one and other. */
export function text(key, values = {}) {
  let found = word(key) ?? key;
  if (Array.isArray(found)) found = found[plural.select(Number(values.count ?? values.n)) === 'one' ? 0 : 1];
  return found.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Why a call failed: by its kind, else in the words of the service. */
export function failureWords({ kind, message, retryAfter }) {
  return kind === 'problem' || !word(kind ?? '') ? message : text(kind, { s: retryAfter, count: 1 });
}

function kept(kind, make) {
  if (!formats.has(kind)) formats.set(kind, make());
  return formats.get(kind);
}

/** A number with at most so many decimals, with a true minus. */
export function number(value, decimals = 0) {
  const format = kept(
    `n${decimals}`,
    () => new Intl.NumberFormat(locale, { maximumFractionDigits: decimals, minimumFractionDigits: decimals }),
  );
  return format.format(Number(value.toFixed(decimals)) || 0).replace('-', '−');
}

/** A number with its sign, + or −; zero has none. */
export function signed(value, decimals = 0) {
  return (Number(value.toFixed(decimals)) > 0 ? '+' : '') + number(value, decimals);
}

/** Milligrams, whole. */
export function mg(value) {
  return value === null ? '–' : number(value);
}

function date(kind, options, moment) {
  return kept(kind, () => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })).format(new Date(moment));
}

/** Hour and minute of a moment, in ms or as text, such as 16:22. */
export function time(moment) {
  return date('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, moment).replace('.', ':');
}

/** Hour of a moment in ms: two digits. */
export function hour(moment) {
  return date('hour', { hour: '2-digit', hourCycle: 'h23' }, moment).slice(0, 2);
}

/** Weekday, day and month of a moment in ms. */
export function longDay(moment) {
  return date('long', { weekday: 'long', day: 'numeric', month: 'long' }, moment);
}

/** Day and month of a moment, in ms or as text, and the time unless it is left out. */
export function shortDay(moment, withTime = false) {
  return date('short', { day: 'numeric', month: 'short' }, moment) + (withTime ? `, ${time(moment)}` : '');
}

/** Two moments, in ms or as text, as days with their years, one of them if they are the same. */
export function period(from, until) {
  const days = [from, until].map((moment) => date('medium', { dateStyle: 'medium' }, moment));
  return [...new Set(days)].join(' – ');
}

/** A local date such as 2026-11-26 in parts, whatever the time zone. */
export function dayParts(day) {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const of = (kind, options) =>
    kept(kind, () => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })).format(noon);
  return {
    day: String(Number(day.slice(8))),
    weekday: of('weekday', { weekday: 'short' }),
    short: of('dayShort', { day: 'numeric', month: 'short' }),
    long: of('dayLong', { weekday: 'long', day: 'numeric', month: 'long' }),
  };
}

/** The local date of a moment, in ms or as text, such as 2026-11-26. */
export function localDate(moment) {
  const make = () =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return kept('iso', make).format(new Date(moment));
}

/** The date so many days later (or earlier). */
export function plusDays(day, days) {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Local date and time for a field of type datetime-local. */
export function localTime(moment) {
  return `${localDate(moment)}T${time(moment)}`;
}

/** The moment in ms of a local date and time in the person's zone; the earlier of two. */
export function momentOf(local) {
  const guess = Date.parse(`${local}:00Z`);
  const candidates = [guess - 86_400_000, guess + 86_400_000].map(
    (near) => guess - (Date.parse(`${localTime(near)}:00Z`) - near + (near % 60_000)),
  );
  const right = candidates.filter((moment) => localTime(moment) === local);
  return Math.min(...(right.length ? right : candidates));
}

/** Bytes in MB or kB. */
export function bytes(count) {
  return count >= 1e6 ? `${number(count / 1e6, 1)} MB` : `${number(count / 1e3, 1)} kB`;
}

let servings = {};
let drinksComing = null;

/** The names and servings of the whole catalogue, where the page is not in English; resolves once they are known. */
export function moreDrinks() {
  if (language === 'en') return Promise.resolve();
  drinksComing ??= fetch(new URL(`drinks.${language}.json`, import.meta.url))
    .then((answer) => answer.json())
    .then((found) => {
      words.drinks = { ...found.drinks, ...words.drinks };
      servings = found.servings;
    })
    .catch(() => {
      drinksComing = null;
    });
  return drinksComing;
}

/** A serving of the catalogue in the language of the page, as far as it is known. */
export function serving(words) {
  return servings[words] ?? words;
}

/** A drink's name as it starts a line, in the language of the page where it is a common one. */
export function title(name) {
  return name
    ? (words.drinks[name.toLowerCase()] ?? name.charAt(0).toLocaleUpperCase(locale) + name.slice(1))
    : text('coffee');
}
