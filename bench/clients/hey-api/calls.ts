// Every call, by the client of @hey-api/openapi-ts.
import { call, Refused } from '../call';
import * as sdk from './generated';
import { client } from './generated/client.gen';

const [at, key] = process.argv.slice(2);
client.setConfig({ baseUrl: at, auth: key });

/** What was answered; a refusal is thrown. */
async function data<T>(answer: Promise<{ data?: T; response?: Response }>): Promise<T> {
  const { data, response } = await answer;
  if (data === undefined && response) throw new Refused(response);
  return data as T;
}

const isRecord = (entry: sdk.Reading | sdk.ReadingBucket): entry is sdk.Reading => 'id' in entry;

async function read() {
  const coffees = await call('listCoffees', () => data(sdk.listCoffees({ query: { limit: 5 } })));
  await call('getCoffee', () => data(sdk.getCoffee({ path: { id: coffees?.[0]?.id ?? 1 } })));
  await call('getToday', () => data(sdk.getToday()));
  await call('getWeek', () => data(sdk.getWeek()));
  await call('getCoffeeStatistics', () => data(sdk.getCoffeeStatistics()));
  await call('listDrinks', () => data(sdk.listDrinks()));
  const readings = await call('listReadings', () => data(sdk.listReadings({ query: { limit: 5 } })));
  await call('getReading', () => data(sdk.getReading({ path: { id: readings?.[0]?.id ?? 1 } })));
  await call('getCurrentHeartRate', () => data(sdk.getCurrentHeartRate()));
  for (const resolution of ['raw', '1h'] as const) {
    const query = { limit: 5, resolution };
    const range = await call(`getHeartRateRange ${resolution}`, () => data(sdk.getHeartRateRange({ query })));
    range?.readings.map((entry: sdk.Reading | sdk.ReadingBucket) => (isRecord(entry) ? entry.bpm : entry.avg_bpm));
  }
  await call('getHeartRateStatistics', () => data(sdk.getHeartRateStatistics()));
  await call('getAnswer', () => data(sdk.getAnswer()));
  await call('getCaffeineLevel', () => data(sdk.getCaffeineLevel()));
  await call('getCaffeineCurve', () => data(sdk.getCaffeineCurve({ query: { step: '1h' } })));
  await call('getBedtimeOutlook', () => data(sdk.getBedtimeOutlook()));
  await call('getProfile', () => data(sdk.getProfile()));
  await call('getNow', () => data(sdk.getNow()));
  await call('listDays', () => data(sdk.listDays()));
  const points = { format: 'open_mhealth' as const, from: new Date().toISOString().slice(0, 10) };
  await call('exportData', () => data(sdk.exportData({ query: points })));
  const imports = await call('listImports', () => data(sdk.listImports()));
  await call('getImport', () => data(sdk.getImport({ path: { id: imports?.[0]?.id ?? 1 } })));
  const last = imports?.[imports.length - 1]?.id ?? 1;
  await call('listImportProblems', () => data(sdk.listImportProblems({ path: { id: last } })));
  const keys = await call('listKeys', () => data(sdk.listKeys()));
  await call('getKey', () => data(sdk.getKey({ path: { id: keys?.[0]?.id ?? 1 } })));
}

async function write() {
  const espresso = { caffeine_mg: 63, coffee_type: 'espresso' };
  await call('logCoffee', () => data(sdk.logCoffee({ body: espresso })));
  await call('logCoffees', () => data(sdk.logCoffees({ body: [espresso, { drink: 'nothing' }] })));
  await call('logReading', () => data(sdk.logReading({ body: { bpm: 62, source: 'hey-api' } })));
  const readings = [61, 10].map((bpm) => ({ bpm, source: 'hey-api-batch' }));
  await call('logReadings', () => data(sdk.logReadings({ body: readings })));
  await call('askWhatIf', () => data(sdk.askWhatIf({ body: { doses: [{ drink: 'espresso' }] } })));
  await call('patchProfile', () => data(sdk.patchProfile({ body: { weight_kg: 70.5, bedtime: '23:00' } })));
}

read().then(write);
