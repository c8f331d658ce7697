// Every call, by the client that openapi-generator makes for fetch.
import { call as made } from '../call';
import * as client from './generated';

const [at, key] = process.argv.slice(2);
const settings = new client.Configuration({ basePath: at, accessToken: key });
const caffeine = new client.CaffeineApi(settings);
const coffee = new client.CoffeeApi(settings);
const heart = new client.HeartRateApi(settings);
const imports = new client.ImportsApi(settings);
const keys = new client.KeysApi(settings);
const person = new client.PersonApi(settings);

/** Prints the value with the names that it has on the wire. */
async function call<T>(name: string, make: () => Promise<T>, wire: (value: T) => unknown): Promise<T | undefined> {
  let understood: T | undefined;
  await made(name, async () => {
    understood = await make();
    return wire(understood);
  });
  return understood;
}

const each =
  <T>(wire: (value: T) => unknown) =>
  (values: T[]) =>
    values.map((value) => wire(value));

async function read() {
  const coffees = await call('listCoffees', () => coffee.listCoffees({ limit: 5 }), each(client.CoffeeToJSON));
  await call('getCoffee', () => coffee.getCoffee({ id: coffees?.[0]?.id ?? 1 }), client.CoffeeToJSON);
  await call('getToday', () => coffee.getToday(), client.TodayToJSON);
  await call('getWeek', () => coffee.getWeek(), client.WeekToJSON);
  await call('getCoffeeStatistics', () => coffee.getCoffeeStatistics(), client.CoffeeStatisticsToJSON);
  await call('listDrinks', () => new client.DrinksApi(settings).listDrinks(), each(client.DrinkToJSON));
  const readings = await call('listReadings', () => heart.listReadings({ limit: 5 }), each(client.ReadingToJSON));
  await call('getReading', () => heart.getReading({ id: readings?.[0]?.id ?? 1 }), client.ReadingToJSON);
  await call('getCurrentHeartRate', () => heart.getCurrentHeartRate(), client.CurrentHeartRateToJSON);
  await call('getHeartRateRange raw', () => heart.getHeartRateRange({ limit: 5 }), client.HeartRateRangeToJSON);
  const hours = { resolution: client.GetHeartRateRangeResolutionEnum._1h, limit: 5 };
  await call('getHeartRateRange 1h', () => heart.getHeartRateRange(hours), client.HeartRateRangeToJSON);
  await call('getHeartRateStatistics', () => heart.getHeartRateStatistics(), client.HeartRateStatisticsToJSON);
  await call('getAnswer', () => new client.TheAnswerApi(settings).getAnswer(), client.AnswerToJSON);
  await call('getCaffeineLevel', () => caffeine.getCaffeineLevel(), client.CaffeineLevelToJSON);
  await call('getCaffeineCurve', () => caffeine.getCaffeineCurve({ step: '1h' }), client.CaffeineCurveToJSON);
  await call('getBedtimeOutlook', () => caffeine.getBedtimeOutlook(), client.BedtimeOutlookToJSON);
  await call('getProfile', () => person.getProfile(), client.ProfileToJSON);
  await call('getNow', () => person.getNow(), client.NowToJSON);
  await call('listDays', () => person.listDays(), each(client.DayToJSON));
  const points = { format: client.ExportDataFormatEnum.OpenMhealth, from: new Date().toISOString().slice(0, 10) };
  await call('exportData', async () => (await person.exportData(points)).text(), JSON.parse);
  const all = await call('listImports', () => imports.listImports(), each(client.ImportToJSON));
  await call('getImport', () => imports.getImport({ id: all?.[0]?.id ?? 1 }), client.ImportToJSON);
  const last = all?.[all.length - 1]?.id ?? 1;
  await call('listImportProblems', () => imports.listImportProblems({ id: last }), each(client.ImportProblemToJSON));
  const issued = await call('listKeys', () => keys.listKeys(), each(client.KeyToJSON));
  await call('getKey', () => keys.getKey({ id: issued?.[0]?.id ?? 1 }), client.KeyToJSON);
}

async function write() {
  const espresso = { caffeineMg: 63, coffeeType: 'espresso' };
  await call('logCoffee', () => coffee.logCoffee({ newCoffee: espresso }), client.CoffeeToJSON);
  const coffees = [espresso, { drink: 'nothing' }];
  await call('logCoffees', () => coffee.logCoffees({ newCoffee: coffees }), client.BatchResultToJSON);
  const reading = { bpm: 62, source: 'typescript-fetch' };
  await call('logReading', () => heart.logReading({ newReading: reading }), client.ReadingToJSON);
  const readings = [61, 10].map((bpm) => ({ bpm, source: 'typescript-fetch-batch' }));
  await call('logReadings', () => heart.logReadings({ newReading: readings }), client.BatchResultToJSON);
  const question = { doses: [{ drink: 'espresso' }] };
  await call('askWhatIf', () => caffeine.askWhatIf({ whatIfQuestion: question }), client.WhatIfAnswerToJSON);
  const change = { weightKg: 70.5, bedtime: '23:00' };
  await call('patchProfile', () => person.patchProfile({ profileChange: change }), client.ProfileToJSON);
}

read().then(write);
