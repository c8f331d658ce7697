/** Me: what is assumed about the body, and which phones and keys may read and log. */
import { call, forget, now, read, report } from './api.js';
import { copyBox } from './copy.js';
import { buttons, card, form, h, icon, muted, problemLine, s } from './dom.js';
import { failureWords, shortDay, text } from './format.js';
import { FIELDS, openField, shownValue } from './profile.js';
import { say, showSignIn } from './shell.js';
import { closeSheet, openSheet } from './sheet.js';

const forPhones = h('div');
let timer = 0;

/** Makes the screen. */
export function create(section) {
  const pairing = h('section.card');
  const keys = h('section.card');
  const rows = h('section.card', h('h2.quiet', text('tabs.me')));
  const list = h('ul');
  rows.append(list);
  const columns = h('div.columns.data', { hidden: true }, h('div', pairing, keys), h('div', rows, thisPage()));
  section.append(columns);
  offerPairing(pairing);
  return {
    async show() {
      await Promise.allSettled([showStart(), showProfile(list), showKeys(keys)]);
      columns.hidden = false;
    },
  };
}

async function showProfile(list) {
  const [profile, today, level] = await Promise.all(
    ['/v1/profile', '/v1/now', '/v1/caffeine/level'].map((path) => read(path).catch(() => ({ body: null }))),
  );
  if (!profile.body) return;
  report({ half: profile.stale ? profile.at : null });
  const facts = { ...level.body, limit_mg: today.body?.limit_mg };
  list.replaceChildren(
    ...FIELDS.map((name) =>
      h(
        'li',
        h(
          'button.row',
          { click: () => openField(name, () => showProfile(list)) },
          h('span.grow', text(`profile.${name}`)),
          h('span.muted', shownValue(name, profile.body, facts)),
          icon('next'),
        ),
      ),
    ),
  );
}

function thisPage() {
  const box = h('input', {
    type: 'checkbox',
    checked: localStorage.getItem('shortcuts') !== 'off',
    change: () => localStorage.setItem('shortcuts', box.checked ? 'on' : 'off'),
  });
  return card(
    text('page'),
    h('label.check.keys', box, text('shortcuts')),
    buttons(h('button.button', { click: signOut }, text('signOut'))),
  );
}

async function signOut() {
  await call('DELETE', '/v1/session').catch(() => {});
  await forget();
  showSignIn();
}

async function showKeys(card) {
  const answer = await read('/v1/keys').catch((failure) => failure);
  const content = answer.body
    ? [
        h(
          'ul',
          answer.body.map((key) => keyRow(key, card)),
        ),
      ]
    : [h('p.muted', answer.status === 403 ? text('owner') : failureWords(answer))];
  card.replaceChildren(h('h2', text('keys')), ...content);
}

function keyRow(key, card) {
  const may = key.scopes.map((scope) => text(`scopes.${scope}`)).join(', ');
  const used = key.current
    ? text('usedNow')
    : key.last_used_at
      ? text('used', { time: shortDay(key.last_used_at, true) })
      : text('notUsed');
  return h(
    'li',
    h(
      'div.row',
      icon(key.session ? 'phone' : 'key'),
      h(
        'div.grow',
        h('span.strong', key.current ? text('thisOne', { name: key.name }) : key.name),
        h('div.small.muted', `${may}, ${used}`),
      ),
      key.current
        ? null
        : h(
            'button.link',
            { 'aria-label': `${text('remove')} ${key.name}`, click: () => askRemoval(key, card) },
            text('remove'),
          ),
    ),
  );
}

function askRemoval(key, card) {
  const error = problemLine();
  const remove = async () => {
    try {
      await withOwner((options) => call('DELETE', `/v1/keys/${key.id}`, undefined, options));
      closeSheet();
      await showKeys(card);
    } catch (failure) {
      error.textContent = failureWords(failure);
    }
  };
  openSheet(text('revoke', { name: key.name }), [
    error,
    buttons(h('button.button.main', { click: remove }, text('remove'))),
  ]);
}

/** Tries with this browser's rights; where they do not suffice, with the owner's key, sent once and kept nowhere. */
async function withOwner(work) {
  try {
    return await work({});
  } catch (failure) {
    if (failure.status !== 403) throw failure;
    return askOwner(work);
  }
}

function askOwner(work) {
  return new Promise((resolve, reject) => {
    const field = h('input', { type: 'password', autocomplete: 'off' });
    const error = problemLine();
    const sheet = form(
      'form',
      async () => {
        try {
          const result = await work({ key: field.value.trim() });
          field.value = '';
          closeSheet();
          resolve(result);
        } catch (failure) {
          if (failure.kind === 'problem' && failure.status !== 401 && failure.status !== 403) reject(failure);
          error.textContent = failure.status === 401 || failure.status === 403 ? text('wrongKey') : failureWords(failure);
        }
      },
      h('p.muted', text('ownerText')),
      h('label.field', h('span', text('key')), field),
      error,
      buttons(h('button.button.main', { type: 'submit' }, text('openButton'))),
    );
    openSheet(text('owner'), [sheet], { focus: field });
  });
}

/** How to start a service that only its own machine reaches, so that phones do. */
async function showStart() {
  const { start_for_network: start } = await call('GET', '/v1/session');
  fill(forPhones, start ? [h('p.small.warn', text('scanLoop')), copyBox(start)] : []);
}

function offerPairing(card) {
  clearInterval(timer);
  const error = problemLine();
  fill(card, [
    h('h2', text('add')),
    muted(text('addText')),
    forPhones,
    error,
    buttons(h('button.button', { click: () => pair(card, error) }, icon('phone'), text('add'))),
  ]);
}

function fill(card, parts) {
  card.replaceChildren(...parts.flat().filter(Boolean));
}

async function pair(card, error) {
  try {
    showCode(card, await withOwner((options) => call('POST', '/v1/session/codes', {}, options)));
  } catch (failure) {
    error.textContent = failureWords(failure);
  }
}

/** The code to scan, with its address and the minutes left; white in both themes. */
function showCode(card, { qr, links = [], expires_at: expiresAt }) {
  const hosts = links.map((link) => new URL(link).host);
  const left = h('b.strong');
  fill(card, [
    h('h2', text('scan')),
    muted(text('scanText')),
    qr
      ? h(
          'div.qr',
          { role: 'img', 'aria-label': text('scan') },
          s(
            'svg',
            { viewBox: `-4 -4 ${qr.size + 8} ${qr.size + 8}`, 'aria-hidden': 'true' },
            s('path', { d: qr.path, fill: '#000' }),
          ),
        )
      : null,
    links.map((link, i) => h('p.small.center', text('opens', { host: hosts[i] }), i === 0 ? [' · ', left] : null)),
    forPhones,
  ]);
  say(text('scan'));
  const tick = () => {
    const seconds = Math.max(0, Math.round((Date.parse(expiresAt) - now()) / 1000));
    left.textContent = text('leftTime', {
      time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    });
    if (!seconds) offerPairing(card);
  };
  clearInterval(timer);
  timer = setInterval(tick, 1000);
  tick();
}
