// How quick Kith is in a browser with 10,000 people and 50,000 interactions. By hand, after `cargo xtask build`:
//
//   cargo run --release --package bench --bin sample_backup -- $(date -I) > target/sample.json
//   npx playwright test --config=tests/e2e/playwright.config.ts --project=bench
//
// The same for 100,000 people, if they are there:
//
//   cargo run --profile bench --package bench --bin sample_backup -- $(date -I) 100000 > target/crowd.json
//
// Script time is what Chromium itself counts (CDP's ScriptDuration) from the key or click until all is quiet,
// saving included. A change is measured four times, a navigation nine times; the median counts. Nothing here is a
// timed test.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { type BrowserContext, type CDPSession, expect, type Locator, type Page, test } from "@playwright/test";
import { expectSaved } from "../tests/e2e/raw.ts";
import { Server } from "../tests/e2e/server.ts";

const SAMPLES = { "10,000": "target/sample.json", "100,000": "target/crowd.json" };
const ROUNDS = 4;
const NAVIGATIONS = 9;
const QUIET = 700; // ms in which nothing more happens after a change: saving included
const SCRIPT = ["EventDispatch", "FunctionCall", "RunMicrotasks", "TimerFire"]; // as Chromium's trace calls it
const TYPED = "maria alvarez";

for (const [people, sample] of Object.entries(SAMPLES)) {
  // Not the tests' own page: what they watch it with is script, too.
  test(`${people} people`, async ({ browser }) => {
    test.skip(!existsSync(sample), `${sample} is not there`);
    test.setTimeout(900_000);
    const server = await Server.start();
    const context = await browser.newContext({ baseURL: server.address });
    const page = await context.newPage();
    await seed(page, sample, people);
    await navigation(context);
    await changes(page);
    await everybody(page);
    await search(page);
    await context.close();
    await server.stop();
  });
}

test("first load", firstLoad);

/** Restores the backup by its page and waits until it is saved. */
async function seed(page: Page, sample: string, people: string): Promise<void> {
  const begun = performance.now();
  await page.goto("./#/restore");
  await page.getByLabel(/Choose a backup/).setInputFiles(sample);
  await page.getByRole("button", { name: /^Restore/ }).click({ timeout: 300_000 });
  await expect(page.getByText(`${people} people`).first()).toBeVisible({ timeout: 300_000 });
  await expectSaved(page);
  say("restore of the backup, until saved", [performance.now() - begun]);
}

/** From navigation to a Today with cards, program and data read anew. */
async function navigation(context: BrowserContext): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < NAVIGATIONS; round += 1) {
    const page = await context.newPage();
    await page.addInitScript(sayFirstCard);
    const said = page.waitForEvent("console", (message) => message.text().startsWith("first card"));
    await page.goto("./#/today", { waitUntil: "commit" });
    times.push(Number((await said).text().split(" ").at(-1)));
    await page.close();
  }
  say("navigation to a usable Today", times);
}

/** Runs in the page, before its own scripts. To ask the page from outside would bring more script into the start. */
function sayFirstCard(): void {
  const seen = new MutationObserver(() => {
    if (!document.querySelector("main .reason-card")) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => console.info("first card", performance.now())));
  });
  seen.observe(document, { childList: true, subtree: true });
}

/** Script time of a change on Today and on People. */
async function changes(page: Page): Promise<void> {
  const cdp = await measuring(page);
  await page.goto("./#/today");
  const done = page.getByRole("main").getByRole("button", { name: "Done" }).first();
  say("a change on Today: Done on a card", await clicks(cdp, page, done));

  await page.goto("./#/people");
  await page.locator(".people-row a").first().click();
  const star = page.getByRole("button", { name: /^Star/ });
  say("a change on People: a star, list and person in sight", await clicks(cdp, page, star));
}

/** A change that is about everybody, taken back and done again while Today is in sight: a working day more or less. */
async function everybody(page: Page): Promise<void> {
  await page.goto("./#/settings");
  await page.getByRole("main").getByText("Saturday", { exact: true }).click();
  await page.goto("./#/today");
  const turns: Turn[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    await pause(QUIET);
    await page.context().browser()?.startTracing(page, { categories: ["devtools.timeline", "toplevel"] });
    await page.keyboard.press(round % 2 ? "Control+Shift+z" : "Control+z");
    await pause(5 * QUIET);
    const trace = await page.context().browser()?.stopTracing();
    turns.push(longest(JSON.parse(String(trace)).traceEvents));
  }
  const counted = turns.slice(1);
  say("a change about everybody: script of the longest turn", counted.map(({ script }) => script));
  say("the longest turn of the browser, painting too", counted.map(({ whole }) => whole));
}

/** Milliseconds: the turn that took longest as a whole, and the one with most script. */
interface Turn {
  whole: number;
  script: number;
}

/** What Chromium notes: a stretch of a thread's time, in microseconds. */
interface Stretch {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur: number;
  args: { data?: { type?: string } };
}

/** The longest turns of the thread that the key came to. */
function longest(events: Stretch[]): Turn {
  const key = events.find(({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown");
  const here = events.filter(({ ph, pid, tid }) => ph === "X" && pid === key?.pid && tid === key.tid);
  const holds = (outer: Stretch, inner: Stretch) =>
    outer !== inner && outer.ts <= inner.ts && inner.ts + inner.dur <= outer.ts + outer.dur;
  const outermost = (found: Stretch[]) => found.filter((one) => !found.some((other) => holds(other, one)));
  const turns = outermost(here.filter(({ name }) => name.includes("RunTask")));
  const scripts = outermost(here.filter(({ name }) => SCRIPT.includes(name)));
  const script = (turn: Stretch) =>
    scripts.filter((one) => holds(turn, one)).reduce((sum, { dur }) => sum + dur, 0);
  const most = (times: number[]) => Math.max(...times) / 1000;
  return { whole: most(turns.map(({ dur }) => dur)), script: most(turns.map(script)) };
}

/** Script time of each keystroke of a search over everybody. */
async function search(page: Page): Promise<void> {
  const cdp = await measuring(page);
  await page.goto("./#/people");
  const field = page.getByRole("searchbox");
  const all: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await field.fill("");
    for (const letter of TYPED) {
      await page.waitForTimeout(150);
      all.push(await scriptTime(cdp, 150, () => page.keyboard.press(letter === " " ? "Space" : letter)));
    }
  }
  say("a keystroke of search", all);
  console.log(`${"the slowest of them".padEnd(56)} ${Math.max(...all).toFixed(1).padStart(8)} ms`);
}

async function firstLoad(): Promise<void> {
  const { files } = JSON.parse(await readFile("dist/build.json", "utf8"));
  let bytes = 0;
  for (const { path } of files.filter(({ path }: { path: string }) => /\.(html|js|css|wasm)$/.test(path))) {
    bytes += brotliCompressSync(await readFile(join("dist", path))).length;
  }
  console.log(`${"first load, brotli".padEnd(56)} ${(bytes / 1000).toFixed(1).padStart(8)} kB`);
}

async function measuring(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  return cdp;
}

/** Script time of clicks on what is there each time. */
async function clicks(cdp: CDPSession, page: Page, what: Locator): Promise<number[]> {
  const times: number[] = [];
  // The first one is not counted: what is only worked out once is not what is asked.
  for (let round = 0; round <= ROUNDS; round += 1) {
    await what.scrollIntoViewIfNeeded();
    const box = await what.boundingBox();
    if (!box) throw new Error(`${what} is not in sight`);
    await pause(QUIET);
    // By place: Playwright's own click runs scripts in the page.
    times.push(await scriptTime(cdp, QUIET, () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)));
  }
  return times.slice(1);
}

/** Milliseconds of script from `act` until `quiet` milliseconds later. */
async function scriptTime(cdp: CDPSession, quiet: number, act: () => Promise<void>): Promise<number> {
  const before = await scriptSoFar(cdp);
  await act();
  await pause(quiet);
  return (await scriptSoFar(cdp)) - before;
}

async function scriptSoFar(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function say(what: string, times: number[]): void {
  const sorted = times.toSorted((one, other) => one - other);
  const median = (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
  console.log(`${what.padEnd(56)} ${median.toFixed(1).padStart(8)} ms, median of ${times.length}`);
}
