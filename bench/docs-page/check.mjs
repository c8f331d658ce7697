import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const [origin, key] = process.argv.slice(2);
const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SCREENS = [
  { name: "phone", width: 390, height: 844, isMobile: true, hasTouch: true },
  { name: "desktop", width: 1280, height: 900 },
];
const SCHEMES = ["light", "dark"];

let failures = 0;

function report(isGood, what, more = "") {
  console.log(`${isGood ? "ok  " : "FAIL"} ${what} ${isGood ? "" : more}`);
  failures += isGood ? 0 : 1;
}

/** Opens every part, and those inside them, until there is nothing left to open. */
async function openAll(page) {
  for (let opened = 1; opened > 0; ) {
    opened = await page.evaluate(async () => {
      const closed = [...document.querySelectorAll("details:not([open])")];
      closed.forEach((one) => (one.open = true));
      await new Promise((done) => setTimeout(done, 100));
      return closed.length;
    });
  }
}

async function look(page, what) {
  const { scrolled, shown, widest } = await page.evaluate(() => ({
    scrolled: document.documentElement.scrollWidth,
    shown: document.documentElement.clientWidth,
    widest: [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .slice(0, 5)
      .map((one) => `${one.tagName}.${one.className}`),
  }));
  report(scrolled <= shown && widest.length === 0, `${what}: ${scrolled} of ${shown} px`, widest);
  await page.evaluate(AXE);
  const found = await page.evaluate(async () =>
    (await axe.run(document, { resultTypes: ["violations"] })).violations.map(
      (one) => `${one.impact} ${one.id} ×${one.nodes.length}: ${one.nodes[0].target} ${one.nodes[0].failureSummary}`,
    ),
  );
  report(found.length === 0, `${what}: axe`, `\n${found.join("\n")}`);
}

/** Sends an operation's form with what it is filled with, and says what came back. */
async function send(page, id, values = {}) {
  await page.evaluate((operation) => (document.getElementById(operation).open = true), id);
  await page.waitForSelector(`#${id} form`);
  for (const [field, value] of Object.entries(values)) {
    await page.$eval(`#${id}-${field}`, (input, text) => (input.value = text), value);
  }
  await page.$eval(`#${id} form`, (form) => form.requestSubmit());
  await page.waitForSelector(`#${id} .answer strong`);
  return page.$eval(`#${id} .answer`, (answer) => answer.innerText);
}

async function tryCalls(page, what) {
  report((await send(page, "getNow")).startsWith("401"), `${what}: a call without a key is 401`);
  await page.type("#key", key);
  const now = await send(page, "getNow");
  report(now.startsWith("200") && now.includes('"active_mg": '), `${what}: GET /v1/now`, now);
  const logged = await send(page, "logCoffee");
  report(logged.startsWith("201"), `${what}: POST /v1/coffee with its first example`, logged);
  const { id } = JSON.parse(logged.slice(logged.indexOf("{"), logged.indexOf("\n}") + 2));
  const found = await send(page, "getCoffee", { "path-id": String(id) });
  report(found.startsWith("200"), `${what}: GET /v1/coffee/{id}`, found);
  const listed = await send(page, "listCoffees", { "query-limit": "1" });
  report(listed.startsWith("200"), `${what}: GET /v1/coffee?limit=1`, listed);
  const removed = await send(page, "deleteCoffee", { "path-id": String(id) });
  report(removed.startsWith("204"), `${what}: DELETE /v1/coffee/{id}`, removed);
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"].concat(
    ["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  ),
  protocolTimeout: 600_000,
});
try {
  for (const screen of SCREENS) {
    for (const scheme of SCHEMES) {
      const what = `${screen.name}, ${scheme}`;
      const page = await browser.newPage();
      const complaints = [];
      page.on("console", (one) => one.type() === "error" && complaints.push(one.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.setViewport(screen);
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.goto(`${origin}/docs`, { waitUntil: "networkidle0" });
      await look(page, `${what}, closed`);
      if (scheme === SCHEMES[0]) {
        await tryCalls(page, what);
      }
      await openAll(page);
      await look(page, `${what}, all open`);
      const unexpected = complaints.filter((one) => !one.includes("status of 401"));
      report(unexpected.length === 0, `${what}: nothing is refused or thrown`, unexpected);
      await page.goto("about:blank");
      await page.goto(`${origin}/docs#getNow`, { waitUntil: "networkidle0" });
      report(await page.$eval("#getNow", (one) => one.open), `${what}: a link opens an operation`);
      await page.close();
    }
  }
} finally {
  await browser.close();
}
process.exitCode = failures === 0 ? 0 : 1;
