// Whether two versions of the document take and refuse the same JSON. Examples of every body and of every named
// schema are changed at random, and each version judges all of them as JSON Schema 2020-12 with formats. Ends with 1 if they differ
// in a way that is not named below.
//   node strictness.mjs BEFORE.yaml AFTER.yaml [instances] [seed]
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const [beforeFile, afterFile, wanted = '30000', seed = '1'] = process.argv.slice(2);

// ------------------------------------------------------------------------------- the two documents

function version(name, file) {
  const document = parse(readFileSync(file, 'utf8'));
  const ajv = new Ajv({ strict: false, validateFormats: true, allErrors: false, logger: false });
  addFormats(ajv);
  ajv.addFormat('int64', true);
  ajv.addFormat('binary', true);
  ajv.addSchema(document, name);
  const at = (pointer) => pointer.slice(1).reduce((node, key) => node?.[key], document);
  const judge = (pointer) => ajv.compile({ $ref: `${name}#/${pointer.slice(1).map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}` });
  return { document, at, judge };
}

const before = version('before', beforeFile);
const after = version('after', afterFile);

/** A pointer, with every reference on its way followed. */
function followed(version, keys) {
  let pointer = ['#'];
  for (const key of keys) {
    pointer.push(key);
    const reference = version.at(pointer)?.$ref;
    if (reference) pointer = reference.split('/');
  }
  return pointer;
}

/** Every JSON body of a request or an answer: its name, and where each version has it. */
function places() {
  const found = [];
  for (const [path, item] of Object.entries(before.document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const bodies = [['requestBody'], ...Object.keys(operation.responses ?? {}).map((status) => ['responses', status])];
      for (const body of bodies) {
        const content = (version) => version.at([...followed(version, ['paths', path, method, ...body]), 'content']);
        for (const type of Object.keys(content(before) ?? {})) {
          if (!type.includes('json') || type.includes('ndjson') || !content(before)[type].schema) continue;
          const pointer = (version) => [...followed(version, ['paths', path, method, ...body]), 'content', type];
          found.push({ name: [method.toUpperCase(), path, ...body, type].join(' '), isRequest: body[0] === 'requestBody', pointer });
        }
      }
    }
  }
  return found;
}

const body = (place, version) => version.at(place.pointer(version));

/** The examples that stand beside a body, in both versions. */
function own(place) {
  return [before, after].flatMap((version) =>
    Object.values(body(place, version)?.examples ?? {}).map((example) =>
      example.$ref ? version.at([...example.$ref.split('/'), 'value']) : example.value,
    ),
  );
}

/** Those, or the examples of another body of the same schema, alone or in a list. */
function examples(place, all) {
  const found = own(place);
  const schema = body(place, before).schema;
  const name = schema.$ref ?? schema.items?.$ref;
  if (found.some((example) => !Array.isArray(example) || example.length > 0) || !name) return found;
  const others = all.filter((other) => body(other, before).schema.$ref === name).flatMap(own);
  return schema.items ? [...found, others] : others;
}

/** Named schemas of which no example of the document has one. */
const SEEDS = {
  CurvePoint: [
    { minutes: 15, bpm: 1.5, ci_low: 0.5, ci_high: 2.5, n: 7 },
    { minutes: -60, bpm: 0, ci_low: null, ci_high: null, n: 1 },
  ],
  CoffeeEpisode: [
    { coffee_time: '2026-03-01T07:15:00.000Z', caffeine_mg: 95, coffee_type: null, avg_heartrate_after: 70.5, baseline_heartrate: 66.4,
      hr_increase: 4.1, readings_count: 30, time_window_hours: 3, excluded: null },
  ],
  Sensitivity: [{ half_life_hours: 3, bpm_per_100_mg: null, ci_low: null, ci_high: null }],
};

/** Every named record that both versions have, with the values that it has within the examples of bodies. */
function named(all) {
  const seeds = new Map(Object.entries(SEEDS).map(([name, values]) => [name, { values: [...values], isRequest: false }]));
  const collect = (schema, value, isRequest) => {
    if (schema === undefined || value === undefined || value === null) return;
    if (schema.$ref) {
      const name = schema.$ref.split('/').pop();
      if (typeof value === 'object' && !Array.isArray(value)) {
        if (!seeds.has(name)) seeds.set(name, { values: [], isRequest });
        seeds.get(name).values.push(value);
      }
      collect(before.document.components.schemas[name], value, isRequest);
    }
    for (const choice of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) collect(choice, value, isRequest);
    for (const [name, property] of Object.entries(schema.properties ?? {})) collect(property, value[name], isRequest);
    if (Array.isArray(value)) value.forEach((item) => collect(schema.items, item, isRequest));
  };
  for (const place of all) for (const example of own(place)) collect(body(place, before).schema, example, place.isRequest);
  const pointer = (name) => ['#', 'components', 'schemas', name];
  return [...seeds]
    .filter(([name]) => before.at(pointer(name)) && after.at(pointer(name)))
    .map(([name, { values, isRequest }]) => ({ place: { name, isRequest }, seeds: values, was: before.judge(pointer(name)), is: after.judge(pointer(name)) }));
}

// --------------------------------------------------------------------------------------- mutations

let state = Number(seed);
/** xorshift32: the same seed makes the same instances. */
function random(below) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
}
const pick = (list) => list[random(list.length)];

const VALUES = [
  null, '', ' ', 'x', '63', '62.5', '-1', 'espresso', 'raw', '5m', true, false, 0, 1, 0.5, -1, 9, 15, 29, 63, 100, 250.5, 254, 255,
  365, 409, 415, 422, 500, 721, 1001, 20001, 2 ** 31, 2 ** 53, [], {}, [null], '2026-03-01T07:15:00.000Z', '2026-03-01T08:15:00.000Z', '2026-03-01T09:15:00.000Z', '2026-03-01T08:15', '2026-03-01',
  '23:00', 'resting', 'raises', 'not_enough_data', 'stored', 'conflict', 'refused', 'until', 'x'.repeat(101), 'x'.repeat(1001),
];

/** The value with one part of it, at random, replaced, taken away, added or repeated. */
function changed(value) {
  const isList = Array.isArray(value);
  const keys = value !== null && typeof value === 'object' ? Object.keys(value) : [];
  if (keys.length === 0 || random(30) === 0) return structuredClone(pick(VALUES));
  const key = pick(keys);
  const copy = isList ? [...value] : { ...value };
  const kind = random(10);
  if (kind === 0) isList ? copy.splice(Number(key), 1) : delete copy[key];
  else if (kind === 1) isList ? copy.push(copy[key]) : (copy[pick(NAMES)] = structuredClone(pick(VALUES)));
  else if (kind < 5) copy[key] = structuredClone(pick(VALUES));
  else copy[key] = changed(copy[key]);
  return copy;
}

const NAMES = ['colour', 'caffeine_mg', 'drink', 'servings', 'timestamp', 'time_zone', 'id', 'bpm', 'count', 'context', 'at', 'bedtime', 'notes'];

// ------------------------------------------------------------------------- differences that are meant

const NUMBERS = /^(caffeine_mg|servings|duration_minutes|bpm|threshold_mg|half_life_hours|weight_kg|sleep_threshold_mg|daily_limit_mg|single_dose_limit_mg|grace_seconds)$/;

/** The same with numbers in place of their text, and null in place of nothing. */
function withNumbers(value) {
  if (Array.isArray(value)) return value.map(withNumbers);
  if (value === null || typeof value !== 'object') return value;
  const number = (text) => (text.trim() === '' ? null : Number(text));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, NUMBERS.test(name) && typeof member === 'string' ? number(member) : withNumbers(member)]),
  );
}

const isNone = (value) => value === undefined || value === null || value === '';
const doses = (value) => [value, ...(Array.isArray(value) ? value : []), ...(value?.doses ?? [])].filter((it) => it !== null && typeof it === 'object');

/** What differs on purpose: whether the version before took it, whether this one does, and why. */
const MEANT = [
  {
    why: 'requests: a dose is neither in milligrams nor a drink; the service refuses it',
    holds: ({ place, value, was }) => place.isRequest && was && doses(value).some((dose) => isNone(dose.drink) && isNone(dose.caffeine_mg)),
  },
  {
    why: 'requests: servings of no drink; the service refuses it',
    holds: ({ place, value, was }) => place.isRequest && was && doses(value).some((dose) => isNone(dose.drink) && !isNone(dose.servings)),
  },
  {
    why: 'requests: a number as text, or an empty text for no number; the service takes both, the document says it in prose',
    holds: ({ place, value, was, judges }) => {
      const numbers = withNumbers(value);
      const isText = JSON.stringify(numbers) !== JSON.stringify(value);
      const [wasTaken, isTaken] = judges.map((judge) => judge(numbers));
      return place.isRequest && was && isText && (wasTaken === isTaken || MEANT.some((it) => it.holds({ place, value: numbers, was: wasTaken, judges })));
    },
  },
  {
    why: 'responses: fields that were added and are required; without them the two judge alike',
    holds: ({ place, value, judges: [before, after] }) => !place.isRequest && before(withoutAdded(value)) === after(withAdded(value)),
  },
  {
    why: 'a key that was just made: last_used_at may be a moment, though the service always says null',
    holds: ({ place, value, was }) => /(keys.* 201|IssuedKey)/.test(place.name) && !was && typeof value?.last_used_at === 'string',
  },
];

/** Fields of responses that the later document added, by the fields that tell their object, with a valid value. */
const ADDED = [
  { beside: 'last_used_at', fields: { session: false, current: false } },
  { beside: 'sha256', fields: { contents: [], file_name: null, outcome: null, subject: null } },
  { beside: 'kind', fields: { names: [] } },
  { beside: 'caveats', fields: { caveat_details: [] } },
  { beside: 'effective_days', fields: { standard_error: 1, degrees_of_freedom: 9 } },
  { beside: 'advice', fields: { items: [] } },
  { beside: 'step_minutes', fields: { half_life_low_hours: 1.5, half_life_high_hours: 9.5, absorption_per_hour: 5 } },
  { beside: 'usual_cup_mg', fields: { usual_dose_mg: 95, after_usual_dose_mg: 41.7 } },
  { beside: 'first_at', fields: { limit_mg: 400 } },
  { beside: ['timestamp', 'count', 'avg_bpm'], fields: { median_bpm: 60 } },
  { beside: 'analysis', fields: { episodes_left_out: false } },
];

/** The same value, each object in it changed. */
function eachObject(value, change) {
  if (Array.isArray(value)) return value.map((item) => eachObject(item, change));
  if (value === null || typeof value !== 'object') return value;
  return change(Object.fromEntries(Object.entries(value).map(([name, it]) => [name, eachObject(it, change)])));
}

function addedTo(object) {
  return ADDED.filter(({ beside }) => [beside].flat().every((name) => name in object));
}

function withoutAdded(value) {
  return eachObject(value, (object) => {
    const names = addedTo(object).flatMap(({ fields }) => Object.keys(fields));
    return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
  });
}

function withAdded(value) {
  return eachObject(withoutAdded(value), (object) =>
    addedTo(object).reduce((all, { fields }) => ({ ...all, ...fields }), object));
}

// -------------------------------------------------------------------------------------- the judging

/** Bodies that many operations share are judged once. */
const all = [...new Map(places().map((place) => [JSON.stringify([before, after].map((it) => body(place, it))), place])).values()];
const judged = all
  .map((place) => ({ place, seeds: examples(place, all), was: before.judge([...place.pointer(before), 'schema']), is: after.judge([...place.pointer(after), 'schema']) }))
  .filter(({ seeds }) => seeds.length > 0)
  .concat(named(all));

const total = { judged: 0, taken: 0, different: 0 };
const reasons = new Map();
let unnamed = 0;
while (total.judged < Number(wanted)) {
  for (const { place, seeds, was, is } of judged) {
    let value = pick(seeds);
    for (let i = random(2); i >= 0; i--) value = changed(value);
    const [wasTaken, isTaken] = [was(value), is(value)];
    total.judged++;
    total.taken += isTaken ? 1 : 0;
    if (wasTaken === isTaken) continue;
    total.different++;
    const meant = MEANT.find(({ holds }) => holds({ place, value, was: wasTaken, judges: [was, is] }));
    const why = meant?.why ?? `NOT NAMED: ${place.name}`;
    if (!meant && unnamed++ < 20) console.error(`${place.name}: ${wasTaken ? 'taken' : 'refused'} before, ${isTaken ? 'taken' : 'refused'} now: ${JSON.stringify(value).slice(0, 600)}`);
    reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
}
console.log(`${total.judged} instances of ${judged.length} bodies and named schemas judged, ${total.taken} taken, ${total.different} judged differently:`);
for (const [why, times] of [...reasons].sort(([, a], [, b]) => b - a)) console.log(`  ${times}  ${why}`);
process.exitCode = unnamed ? 1 : 0;
