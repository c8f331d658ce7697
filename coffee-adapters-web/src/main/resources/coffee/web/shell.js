/** The frame around the screens: which one shows, lines about the service, keys, the notice. */
import { answer, events as service, forget, hasNews, now, prune, read, recall, report, state } from './api.js';
import { byId, h, icon, moreStyles } from './dom.js';
import { localDate, setZone, shortDay, text, time } from './format.js';
import * as outbox from './outbox.js';
import { closeSheet, isSheetOpen } from './sheet.js';

const SCREENS = {
  today: () => import('./screen-today.js'),
  answer: () => import('./screen-answer.js'),
  days: () => import('./screen-days.js'),
  data: () => import('./screen-data.js'),
  me: () => import('./screen-me.js'),
};
const TABS = Object.keys(SCREENS);
SCREENS.experiment = () => import('./experiment-screen.js');
const WARM_MS = 4_000;
const MINUTE_MS = 60_000;

/** Screens that show what may be logged elsewhere. */
const FOLLOWING = ['today', 'answer', 'days', 'experiment'];
/** A finger that has left does not hover. */
const HOVERS = matchMedia('(hover: hover)');
const shown = new Map();
const scrolled = new Map();
let current = null;
let started = false;

/** What the frame knows: `level` (the first answer, until Today took it). */
export const shared = { level: null, levelAt: 0 };

/** What only the home screen and the tab need comes after the number. */
function linkIcons() {
  document.querySelector('link[rel=icon]').remove();
  for (const [rel, name] of [
    ['icon', 'icon.svg'],
    ['apple-touch-icon', 'apple-touch-icon.png'],
    ['manifest', 'manifest.webmanifest'],
  ]) {
    document.head.append(h('link', { rel, href: `/app/${name}` }));
  }
}

/** Takes over from start.js with its first answers. */
export async function begin(first) {
  linkIcons();
  if (/^#portions=/.test(entry)) return (await import('./experiment-helper.js')).showPortions(entry);
  service.addEventListener('state', showState);
  service.addEventListener('online', () => say(text('online')));
  outbox.events.addEventListener('change', showState);
  outbox.events.addEventListener('lost', ({ failure }) => notify(text('problem', { reason: failure.message })));
  self.addEventListener('hashchange', route);
  document.addEventListener('keydown', onKey);
  document.querySelector('.skip').addEventListener('click', (event) => {
    event.preventDefault();
    byId('main').focus();
  });
  await outbox.load();
  prune();
  if (first.failed && !first.response) report({ off: true });
  if (first.response)
    await answer(first.response).then(
      (level) => Object.assign(shared, { level, levelAt: now() }),
      () => {},
    );
  if (first.session) await entered(first.session);
  if (state.signIn) return ask(first.refused);
  await open(Boolean(first.session));
  if (first.refused) notify(text('linkOver'));
}

/** Shows the sign-in in place of the screens. */
export async function showSignIn(isOver = false) {
  const { showSignIn: show } = await import('./sign-in.js');
  show(isOver, async (session) => {
    await entered(session);
    await open(true);
  });
}

/** Without a session what is remembered stays readable, and the line says it; else the sign-in shows. */
async function ask(isOver) {
  const isKnown = localStorage.getItem('person') !== null && !isOver && (await recall('/v1/profile'));
  return isKnown ? open(false) : showSignIn(isOver);
}

/** Another person's memory goes; what they have not sent stays theirs. */
async function entered(session) {
  const before = localStorage.getItem('person');
  if (before !== null && before !== session.name) {
    await forget();
  }
  localStorage.setItem('person', session.name);
  report({ signIn: false });
  outbox.flush();
}

async function open(isNew) {
  document.body.classList.remove('no-session');
  const profile = await read('/v1/profile').catch(() => null);
  if (profile) setZone(profile.body.time_zone);
  if (profile && !profile.stale) localStorage.setItem('person', profile.body.name);
  if (isNew && profile && !profile.stale) {
    const { askZone } = await import('./sign-in.js');
    await askZone(profile.body);
  }
  started = true;
  await route();
  showState();
  keepForLater();
  const slug = /^#log=(.+)$/.exec(entry)?.[1];
  if (slug) (await import('./cups.js')).logSlug(decodeURIComponent(slug));
  outbox.flush();
}

let entry = location.hash;

/** Shows the screen of the address. An address that acts is cleared first. */
async function route() {
  if (!started) return;
  entry = location.hash;
  if (/^#in=/.test(entry)) return location.reload(); // start.js signs in
  if (/^#log=/.test(entry)) {
    history.replaceState(null, '', '/#today');
    if (current) (await import('./cups.js')).logSlug(decodeURIComponent(entry.slice(5)));
  }
  const [name, argument] = location.hash.slice(1).split('/');
  await show(Object.hasOwn(SCREENS, name) ? name : 'today', argument);
}

async function show(name, argument) {
  if (current) scrolled.set(current, scrollY);
  const isOther = current !== null && current !== name;
  current = name;
  for (const link of document.querySelectorAll('nav a')) {
    const isCurrent = link.hash === `#${name === 'experiment' ? 'answer' : name}`;
    if (isCurrent) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  for (const screen of document.querySelectorAll('main > .screen')) screen.hidden = screen.id !== `screen-${name}`;
  document.body.classList.toggle('has-dock', name === 'today');
  byId('dock').hidden = name !== 'today';
  document.title = `${text(`tabs.${name}`)} · ${text('brand')}`;
  const [module] = await Promise.all([SCREENS[name]().catch(unloaded), name === 'today' ? null : moreStyles()]);
  if (!module) return;
  if (!shown.has(name)) shown.set(name, module.create(screenOf(name)));
  if (current !== name) return;
  await shown.get(name).show(argument);
  showState();
  scrollTo(0, scrolled.get(name) ?? 0);
  if (isOther) byId('main').focus({ preventScroll: true });
}

/** A screen did not load: out of reach; or the server is newer than this page, which then starts anew. */
function unloaded(failure) {
  if (failure instanceof SyntaxError) location.reload();
  else report({ off: true });
}

/** The section of a screen, with its heading; `head` and `strips` are the frame's. */
function screenOf(name) {
  const existing = byId(`screen-${name}`);
  if (existing) return existing;
  const section = h(
    'section.screen',
    { id: `screen-${name}` },
    h('header.head', h('h1', { tabindex: '-1' }, text(`tabs.${name}`)), h('div.end')),
    h('div.strips'),
  );
  byId('main').append(section);
  return section;
}

/** Line about the service that matters most now, or null. */
function lineOf() {
  const waiting = waitingRows().length;
  const shows = state.half ? ` ${text('showing', { time: ageOf(state.half) })}` : '';
  if (state.signIn)
    return {
      icon: 'warning',
      text: text('signIn', { n: waiting, count: waiting ? 2 : 1 }) + shows,
      label: text('signInButton'),
      act: () => showSignIn(),
    };
  if (state.off) return { icon: 'offline', text: offWords() + shows, label: text('tryAgain'), act: refresh };
  const seconds = Math.ceil((state.busyUntil - Date.now()) / 1000);
  if (state.down) return { icon: 'warning', text: text('down') + shows };
  if (seconds > 0) return { icon: 'clock', text: text('busy', { s: seconds }) };
  if (state.half !== null)
    return { icon: 'warning', text: text('half') + shows, label: text('tryAgain'), act: refresh };
  if (state.clock) return { icon: 'clock', text: text('clock', { n: state.clock }) };
  return null;
}

function offWords() {
  return `${text('off')} ${text('goOn')}`;
}

/** When something is from: its time, on another day its date too. */
function ageOf(at) {
  return localDate(at) === localDate(now()) ? time(at) : shortDay(at, true);
}

function waitingRows() {
  return outbox.unsent().filter((row) => row.then?.kind !== 'delete' && row.state !== 'refused');
}

let ticking = 0;
let lineShown = '';
let announced = '';
let wasWaiting = false;

function showState() {
  clearTimeout(ticking);
  const screen = byId(`screen-${current}`);
  if (!screen) return;
  const line = lineOf();
  const isKept = state.off || state.signIn || state.down || state.busyUntil > Date.now();
  const unsent = waitingRows().length;
  const waiting = isKept ? unsent : 0;
  if (state.off && announced !== 'off') say(offWords());
  if (!isKept && wasWaiting && !unsent) say(text('sent'));
  announced = state.off ? 'off' : '';
  wasWaiting = unsent > 0 && (isKept || wasWaiting);
  const key = JSON.stringify([line, current]);
  if (key !== lineShown) {
    lineShown = key;
    screen
      .querySelector('.strips')
      .replaceChildren(
        line
          ? h(
              'div.strip',
              icon(line.icon),
              h('p', line.text),
              line.act ? h('button.link', { click: line.act }, line.label) : null,
            )
          : '',
      );
  }
  screen.querySelector('.head .chip')?.remove();
  if (waiting) screen.querySelector('.head').append(h('span.chip', icon('offline'), text('notSent', { n: waiting })));
  byId('date').hidden = Boolean(waiting);
  if (!byId('notice').hidden) byId('notice').querySelector('span').textContent = detailOf();
  if (state.busyUntil > Date.now()) {
    ticking = setTimeout(showState, 500);
  } else if (state.busyUntil) {
    report({ busyUntil: 0, down: false });
    refresh();
  }
}

/** Asks again for what the current screen shows, and sends what waits. */
export function refresh() {
  outbox.flush();
  return shown.get(current)?.show(undefined, true);
}

document.addEventListener('visibilitychange', () => started && document.visibilityState === 'visible' && refresh());
self.addEventListener('online', () => started && refresh());

/** Each minute: what was logged elsewhere, or the time that has passed. */
async function follow() {
  if (!started || document.hidden || state.signIn || !FOLLOWING.includes(current)) return;
  if (await hasNews().catch(() => false)) refresh();
  else shown.get(current)?.tick?.();
}
setInterval(follow, MINUTE_MS);

/** Says something to screen readers, once. */
export function say(sentence) {
  byId('live').textContent = '';
  setTimeout(() => {
    byId('live').textContent = sentence;
  }, 60);
}

let noticeTimer = 0;
let undo = null;
let detailOf = null;
const NOTICE_MS = 8_000;
const PAUSE_MS = 1_000;

/**
 * Shows a notice for 8 s, longer while it is pointed at, focused or hidden.
 * @param {string} line what happened
 * @param {() => string} [detail] second line, by the state of the service
 * @param {{label: string, act: () => void, isUndo?: boolean}[]} actions
 */
export function notify(line, detail = () => '', actions = []) {
  const notice = byId('notice');
  notice.setAttribute('aria-label', line);
  notice.replaceChildren(
    h('p', line, h('span', detail())),
    ...actions.map((action) =>
      h(
        'button.link',
        {
          click: () => {
            dismiss();
            action.act();
          },
        },
        action.label,
      ),
    ),
  );
  notice.hidden = false;
  detailOf = detail;
  undo = actions.find((action) => action.isUndo)?.act ?? null;
  const wait = (duration) => {
    clearTimeout(noticeTimer);
    noticeTimer = setTimeout(end, duration);
  };
  const isHeld = () =>
    document.hidden || notice.matches(':has(:focus-visible)') || (HOVERS.matches && notice.matches(':hover'));
  const end = () => (isHeld() ? wait(PAUSE_MS) : dismiss());
  wait(NOTICE_MS);
}

/** Takes the notice away. */
export function dismiss() {
  const notice = byId('notice');
  clearTimeout(noticeTimer);
  undo = null;
  const hadFocus = notice.contains(document.activeElement);
  notice.hidden = true;
  byId('live').textContent = '';
  if (hadFocus) (document.querySelector('#dock button') ?? byId('main')).focus();
}

function onKey(event) {
  if ((event.ctrlKey || event.metaKey) && event.key === 'z' && undo && !inField(event)) {
    event.preventDefault();
    const act = undo;
    dismiss();
    return act();
  }
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    inField(event) ||
    isSheetOpen() ||
    !started ||
    localStorage.getItem('shortcuts') === 'off'
  )
    return;
  const tab = TABS[Number(event.key) - 1];
  if (tab) location.hash = tab;
  else if (event.key === 'l' || event.key === 'L' || event.key === '/') {
    event.preventDefault();
    import('./sheet-log.js').then(({ openLog }) => openLog({ search: event.key === '/' }));
  }
}

function inField(event) {
  return event.target.closest?.('input:not([type=range]), textarea, select') !== null;
}

/** Keeps the page for when there is no network: over HTTPS and on loopback beyond this visit, else for this one. */
function keepForLater() {
  if (!('serviceWorker' in navigator)) {
    setTimeout(
      () =>
        Promise.all([moreStyles(), import('./sheet-log.js'), ...TABS.map((name) => SCREENS[name]())]).catch(() => {}),
      WARM_MS,
    );
    return;
  }
  const address = new URL('sw.js', import.meta.url).href;
  const policy = self.trustedTypes?.createPolicy('sw', { createScriptURL: () => address });
  navigator.serviceWorker.register(policy ? policy.createScriptURL('') : address, { scope: '/' }).catch(() => {});
}

self.addEventListener('popstate', () => closeSheet(true));
