// Compares what a generated client understood with what the service answered.
//   node judge.mjs RECORDED UNDERSTOOD
// Prints "RIGHT TRIED LARGE_IDS NULLS" and whether buckets of a range were told from its records; on
// standard error each call that was not right.
import { readFileSync } from 'node:fs';

const lines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const [recordedFile, understoodFile] = process.argv.slice(2);
const recorded = lines(recordedFile);
const understood = lines(understoodFile);

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** The same for the same meaning: a field that is null is as good as none, and a moment in any form. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
    return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, plain(member)]));
  }
  return typeof value === 'string' && MOMENT.test(value) ? Date.parse(value) : value;
}

/** The JSON of a text; a client may give the text of a file as it is. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const same = (a, b) => JSON.stringify(plain(a)) === JSON.stringify(plain(b));
const count = (value, holds) =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).reduce((sum, [name, member]) => sum + count(member, holds) + (holds(name, member) ? 1 : 0), 0)
    : 0;

let right = 0;
let large = 0;
let nulls = 0;
let buckets = 'yes';
let all = 0;
const tried = Math.max(recorded.length, understood.length);
for (let i = 0; i < tried; i++) {
  const was = recorded[i];
  const is = understood[i];
  const body = was?.body ? JSON.parse(was.body) : null;
  const meant = typeof is?.value === 'string' && typeof body === 'object' ? parsed(is.value) : is?.value;
  const isRight = was && is && (was.status < 300 ? 'value' in is && same(meant, body) : is.refused === was.status);
  if (is?.call.endsWith('1h')) {
    buckets = isRight ? 'yes' : 'no';
  } else {
    all++;
    right += isRight ? 1 : 0;
  }
  if (isRight) {
    large += count(body, (name, member) => name === 'id' && member > 2 ** 31);
    nulls += count(body, (_, member) => member === null);
  } else {
    console.error(`not right: ${is?.call} ${was?.method} ${was?.path}: ${was?.status} was taken for ${JSON.stringify(is)?.slice(0, 300)}`);
  }
}
console.log(right, all, large, nulls, buckets);
