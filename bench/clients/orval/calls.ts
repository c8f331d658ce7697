// Every call, its answer understood by the zod schema that orval makes of it.
import { z } from 'zod';
import { call, Refused } from '../call';
import * as schemas from './generated/schemas';

const [at, key] = process.argv.slice(2);

/** Makes a call whose answer has to satisfy the schema. */
function send<T>(schema: z.ZodType<T>, path: string, method = 'GET', body?: object): () => Promise<T> {
  return async () => {
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
    const response = await fetch(at + path, { method, headers, body: body ? JSON.stringify(body) : undefined });
    if (!response.ok) throw new Refused(response);
    return schema.parse(await response.json());
  };
}

async function read() {
  const coffees = await call('listCoffees', send(schemas.ListCoffeesResponse, '/v1/coffee?limit=5'));
  await call('getCoffee', send(schemas.GetCoffeeResponse, `/v1/coffee/${coffees?.[0]?.id ?? 1}`));
  await call('getToday', send(schemas.GetTodayResponse, '/v1/coffee/today'));
  await call('getWeek', send(schemas.GetWeekResponse, '/v1/coffee/week'));
  await call('getCoffeeStatistics', send(schemas.GetCoffeeStatisticsResponse, '/v1/coffee/stats'));
  await call('listDrinks', send(schemas.ListDrinksResponse, '/v1/drinks'));
  const readings = await call('listReadings', send(schemas.ListReadingsResponse, '/v1/heartrate?limit=5'));
  await call('getReading', send(schemas.GetReadingResponse, `/v1/heartrate/${readings?.[0]?.id ?? 1}`));
  await call('getCurrentHeartRate', send(schemas.GetCurrentHeartRateResponse, '/v1/heartrate/current'));
  for (const resolution of ['raw', '1h']) {
    const path = `/v1/heartrate/range?limit=5&resolution=${resolution}`;
    await call(`getHeartRateRange ${resolution}`, send(schemas.GetHeartRateRangeResponse, path));
  }
  await call('getHeartRateStatistics', send(schemas.GetHeartRateStatisticsResponse, '/v1/heartrate/stats'));
  await call('getAnswer', send(schemas.GetAnswerResponse, '/v1/heartrate/correlation'));
  await call('getCaffeineLevel', send(schemas.GetCaffeineLevelResponse, '/v1/caffeine/level'));
  await call('getCaffeineCurve', send(schemas.GetCaffeineCurveResponse, '/v1/caffeine/curve?step=1h'));
  await call('getBedtimeOutlook', send(schemas.GetBedtimeOutlookResponse, '/v1/caffeine/bedtime'));
  await call('getProfile', send(schemas.GetProfileResponse, '/v1/profile'));
  await call('getNow', send(schemas.GetNowResponse, '/v1/now'));
  await call('listDays', send(schemas.ListDaysResponse, '/v1/days'));
  const today = new Date().toISOString().slice(0, 10);
  await call('exportData', send(schemas.ExportDataResponse, `/v1/export?format=fhir&from=${today}`));
  const imports = await call('listImports', send(schemas.ListImportsResponse, '/v1/imports'));
  await call('getImport', send(schemas.GetImportResponse, `/v1/imports/${imports?.[0]?.id ?? 1}`));
  const last = imports?.[imports.length - 1]?.id ?? 1;
  await call('listImportProblems', send(schemas.ListImportProblemsResponse, `/v1/imports/${last}/problems`));
  const keys = await call('listKeys', send(schemas.ListKeysResponse, '/v1/keys'));
  await call('getKey', send(schemas.GetKeyResponse, `/v1/keys/${keys?.[0]?.id ?? 1}`));
}

async function write() {
  const espresso = { caffeine_mg: 63, coffee_type: 'espresso' };
  const coffee = schemas.LogCoffeeBody.parse(espresso);
  await call('logCoffee', send(schemas.LogCoffeeResponse, '/v1/coffee', 'POST', coffee));
  const coffees = schemas.LogCoffeesBody.parse([espresso, { drink: 'nothing' }]);
  await call('logCoffees', send(schemas.LogCoffeesResponse, '/v1/coffee/batch', 'POST', coffees));
  const reading = schemas.LogReadingBody.parse({ bpm: 62, source: 'orval' });
  await call('logReading', send(schemas.LogReadingResponse, '/v1/heartrate', 'POST', reading));
  const readings = [61, 10].map((bpm) => ({ bpm, source: 'orval-batch' })); // the schema would refuse 10
  await call('logReadings', send(schemas.LogReadingsResponse, '/v1/heartrate/batch', 'POST', readings));
  const question = schemas.AskWhatIfBody.parse({ doses: [{ drink: 'espresso' }] });
  await call('askWhatIf', send(schemas.AskWhatIfResponse, '/v1/caffeine/what-if', 'POST', question));
  const change = schemas.PatchProfileBody.parse({ weight_kg: 70.5, bedtime: '23:00' });
  await call('patchProfile', send(schemas.PatchProfileResponse, '/v1/profile', 'PATCH', change));
}

read().then(write);
