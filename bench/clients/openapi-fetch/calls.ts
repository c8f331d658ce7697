// Every call, by openapi-fetch with the types of openapi-typescript.
import createClient from 'openapi-fetch';
import { call, Refused } from '../call';
import type { components, paths } from './generated/api';

const [at, key] = process.argv.slice(2);
const client = createClient<paths, 'application/json'>({ baseUrl: at, headers: { Authorization: `Bearer ${key}` } });

/** What was answered; a refusal is thrown. */
async function data<T>(answer: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data, response } = await answer;
  if (data === undefined) throw new Refused(response);
  return data;
}

// Types that an intersection would turn into `never`.
const bpm = (now: components['schemas']['Now']): number | null => now.bpm;
const median = (statistics: components['schemas']['BpmStatistics']): number | null => statistics.median_bpm;
const low = (point: components['schemas']['CurvePoint']): number | null => point.ci_low;
const id = (item: components['schemas']['BatchItemResult']): number | null => item.id;
const isRecord = (entry: components['schemas']['Reading'] | components['schemas']['ReadingBucket']) => 'id' in entry;

async function read() {
  const coffees = await call('listCoffees', () => data(client.GET('/v1/coffee', { params: { query: { limit: 5 } } })));
  const coffee = { params: { path: { id: coffees?.[0]?.id ?? 1 } } };
  await call('getCoffee', () => data(client.GET('/v1/coffee/{id}', coffee)));
  await call('getToday', () => data(client.GET('/v1/coffee/today')));
  await call('getWeek', () => data(client.GET('/v1/coffee/week')));
  await call('getCoffeeStatistics', () => data(client.GET('/v1/coffee/stats')));
  await call('listDrinks', () => data(client.GET('/v1/drinks')));
  const readings = await call('listReadings', () => data(client.GET('/v1/heartrate', { params: { query: { limit: 5 } } })));
  const reading = { params: { path: { id: readings?.[0]?.id ?? 1 } } };
  await call('getReading', () => data(client.GET('/v1/heartrate/{id}', reading)));
  await call('getCurrentHeartRate', () => data(client.GET('/v1/heartrate/current')));
  for (const resolution of ['raw', '1h'] as const) {
    const query = { params: { query: { limit: 5, resolution } } };
    const range = await call(`getHeartRateRange ${resolution}`, () => data(client.GET('/v1/heartrate/range', query)));
    range?.readings.forEach(isRecord);
  }
  const statistics = await call('getHeartRateStatistics', () => data(client.GET('/v1/heartrate/stats')));
  const answer = await call('getAnswer', () => data(client.GET('/v1/heartrate/correlation')));
  await call('getCaffeineLevel', () => data(client.GET('/v1/caffeine/level')));
  const hours = { params: { query: { step: '1h' } } };
  await call('getCaffeineCurve', () => data(client.GET('/v1/caffeine/curve', hours)));
  await call('getBedtimeOutlook', () => data(client.GET('/v1/caffeine/bedtime')));
  await call('getProfile', () => data(client.GET('/v1/profile')));
  const now = await call('getNow', () => data(client.GET('/v1/now')));
  await call('listDays', () => data(client.GET('/v1/days')));
  const points = { params: { query: { format: 'open_mhealth' as const, from: new Date().toISOString().slice(0, 10) } } };
  await call('exportData', () => data(client.GET('/v1/export', points)));
  const imports = await call('listImports', () => data(client.GET('/v1/imports')));
  const job = { params: { path: { id: imports?.[0]?.id ?? 1 } } };
  await call('getImport', () => data(client.GET('/v1/imports/{id}', job)));
  const first = { params: { path: { id: imports?.[imports.length - 1]?.id ?? 1 } } };
  await call('listImportProblems', () => data(client.GET('/v1/imports/{id}/problems', first)));
  const keys = await call('listKeys', () => data(client.GET('/v1/keys')));
  await call('getKey', () => data(client.GET('/v1/keys/{id}', { params: { path: { id: keys?.[0]?.id ?? 1 } } })));
  return [now && bpm(now), statistics && median(statistics.overall_stats), answer?.analysis.response_curve.map(low)];
}

async function write() {
  const espresso = { caffeine_mg: 63, coffee_type: 'espresso' };
  await call('logCoffee', () => data(client.POST('/v1/coffee', { body: espresso })));
  const coffees = [espresso, { drink: 'nothing' }];
  const batch = await call('logCoffees', () => data(client.POST('/v1/coffee/batch', { body: coffees })));
  await call('logReading', () => data(client.POST('/v1/heartrate', { body: { bpm: 62, source: 'openapi-fetch' } })));
  const readings = [61, 10].map((bpm) => ({ bpm, source: 'openapi-fetch-batch' }));
  await call('logReadings', () => data(client.POST('/v1/heartrate/batch', { body: readings })));
  const question = { doses: [{ drink: 'espresso' }] };
  await call('askWhatIf', () => data(client.POST('/v1/caffeine/what-if', { body: question })));
  await call('patchProfile', () => data(client.PATCH('/v1/profile', { body: { weight_kg: 70.5, bedtime: '23:00' } })));
  return batch?.results.map(id);
}

read().then(write);
