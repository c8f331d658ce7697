/** In without typing, or by pasting a key; and the one question of the first run. */
import { call } from './api.js';
import { byId, form, h, icon, moreStyles, problemLine } from './dom.js';
import { failureWords, setZone, text } from './format.js';

async function stage(...content) {
  await moreStyles();
  document.body.classList.add('no-session');
  document.body.classList.remove('has-dock');
  for (const screen of document.querySelectorAll('main > .screen')) screen.hidden = true;
  byId('dock').hidden = true;
  byId('welcome')?.remove();
  const box = h('div.welcome', { id: 'welcome' }, icon('cup'), ...content);
  byId('main').append(box);
  box.querySelector('h1').focus();
}

function leave() {
  byId('welcome')?.remove();
  document.body.classList.remove('no-session');
}

/**
 * Shows how to get in.
 * @param {boolean} isOver whether a link was tried that did not work
 * @param {(session: object) => void} done called once signed in
 */
export function showSignIn(isOver, done) {
  const field = h('input', { type: 'password', autocomplete: 'off', id: 'key' });
  const error = problemLine();
  const sheet = form(
    'form',
    async () => {
      error.textContent = '';
      try {
        const session = await call('POST', '/v1/session', { key: field.value.trim() });
        field.value = '';
        leave();
        done(session);
      } catch (failure) {
        const isWrong = failure.kind === 'problem' || failure.kind === 'signIn';
        error.textContent = isWrong ? text('wrongKey') : failureWords(failure);
      }
    },
    h('label.field', h('span', text('key')), field),
    error,
    h('button.button.main.wide', { type: 'submit' }, text('openButton')),
  );
  const isLoopback = /^(127\.0\.0\.1|localhost)$/.test(location.hostname);
  stage(
    h('h1.sentence', { tabindex: '-1' }, text('openTitle')),
    isOver ? h('div.strip', icon('warning'), h('p', text('linkOver'))) : null,
    h('p', text('open')),
    h('br'),
    sheet,
    isLoopback ? h('p.small.muted', h('br'), text('otherHost')) : null,
  );
  document.title = text('openTitle');
}

/** Asks once whether the browser's time zone is the person's, where the two differ. */
export async function askZone(profile) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const stored = new Intl.DateTimeFormat('en', { timeZone: profile.time_zone }).resolvedOptions().timeZone;
  if (!here || here === stored || localStorage.getItem('zoneAsked') === here) return;
  localStorage.setItem('zoneAsked', here);
  const city = (zone) => zone.split('/').at(-1).replaceAll('_', ' ');
  await new Promise((resolve) => {
    stage(
      h('h1.sentence', { tabindex: '-1' }, text('welcome')),
      h('p.muted', text('oneQuestion')),
      h('br'),
      h(
        'section.card',
        h('h2.big', text('zone', { zone: city(here) })),
        h(
          'div.buttons',
          h(
            'button.button.main',
            {
              click: async () => {
                const saved = await call('PATCH', '/v1/profile', { time_zone: here }).catch(() => null);
                if (saved) setZone(saved.time_zone);
                resolve();
              },
            },
            text('yes'),
          ),
          h('button.button', { click: resolve }, text('stay', { old: city(profile.time_zone) })),
        ),
      ),
    );
  });
  leave();
}
