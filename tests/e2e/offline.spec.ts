// Kith works without a connection from the second visit on, and changes its version only when told to.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { CHROMIUM } from "./browser.ts";
import { expect, ready, test } from "./kith.ts";
import { expectSaved } from "./raw.ts";
import { Server } from "./server.ts";
import { addPerson, logWith } from "./steps.ts";
import { Watch } from "./watch.ts";

test("a browser that is closed and opened again shows Today with the data while the server is down", async ({}, info) => {
  const server = await Server.start();
  const profile = info.outputPath("profile");
  const first = await openBrowser(profile, server.address);
  const [page] = first.context.pages();
  await keptForOffline(first.context);
  await page.reload();
  await haveSomethingOnToday(page);
  await first.close();

  await server.stop();
  const second = await openBrowser(profile, server.address);
  const [again] = second.context.pages();
  await expect(again.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
  await expect(again.getByRole("listitem").filter({ hasText: "Ana Ruiz" })).toContainText(/thank/i);
  await again.goto("./#/people");
  await expect(again.getByRole("main").getByRole("link", { name: "Ana Ruiz" })).toBeVisible();
  await second.close();
});

test("a new version waits until the user asks for it", async ({}, info) => {
  const folder = await mkdtemp(join(tmpdir(), "kith-dist-"));
  await cp("dist", folder, { recursive: true });
  const server = await Server.start({ folder });
  const browser = await openBrowser(info.outputPath("profile"), server.address);
  const [page] = browser.context.pages();
  await keptForOffline(browser.context);

  await releaseAnother(folder);
  await page.reload();
  await page.waitForFunction(() => Boolean((window as any).__kithUpdate));
  expect(await page.evaluate(release)).toBeUndefined();
  await page.reload();
  expect(await page.evaluate(release)).toBeUndefined();

  await page.waitForFunction(() => Boolean((window as any).__kithUpdate));
  await page.evaluate(() => window.dispatchEvent(new Event("kith-reload")));
  await page.waitForFunction(() => document.documentElement.dataset.release === "next");
  await ready(page);
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(1);

  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

/** Somebody helped: their thank-you is on Today. */
async function haveSomethingOnToday(page: Page): Promise<void> {
  await addPerson(page, { name: "Ana Ruiz" });
  await logWith(page, "Ana Ruiz", { note: "She read my letter", favor: true });
  await page.goto("./#/today");
  await expect(page.getByRole("listitem").filter({ hasText: "Ana Ruiz" })).toContainText(/thank/i);
  await expectSaved(page);
}

/** A browser with a profile on disk, showing Kith and watched like every other. */
async function openBrowser(profile: string, address: string) {
  const options = { ...CHROMIUM, baseURL: address, locale: "en-GB", timezoneId: "Europe/Berlin" };
  const context = await chromium.launchPersistentContext(profile, options);
  const watch = await Watch.over(context, address);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  await ready(page);
  const close = async () => {
    await context.close();
    watch.expectNothing();
  };
  return { context, close };
}

/** Waits until the service worker has kept the files and serves the page. */
async function keptForOffline(context: BrowserContext): Promise<void> {
  const [page] = context.pages();
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** Which release the page says it is. */
function release(): string | undefined {
  return document.documentElement.dataset.release;
}

/** Marks the page and changes the name of the version, as a release would. */
async function releaseAnother(folder: string): Promise<void> {
  await edit(join(folder, "index.html"), (html) => html.replace("<html", '<html data-release="next"'));
  await edit(join(folder, "sw.js"), (worker) => worker.replace(/\$\{OURS\}\w+/, "$${OURS}next"));
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, "utf8")));
}
