// What every browser test starts from: `import { expect, test } from "./kith.ts"`.
//
// `page` is watched (see watch.ts), and `baseURL` is a server of dist/ below a sub-path, so that
// `page.goto("./#/people")` opens Kith there.

import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { DESKTOP, PHONE } from "./browser.ts";
import { Server } from "./server.ts";
import { Watch } from "./watch.ts";

type OfEachTest = { watch: Watch };
type OfEachWorker = { server: Server };

export const test = base.extend<OfEachTest, OfEachWorker>({
  server: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.address),
  watch: [
    async ({ context, server }, use) => {
      const watch = await Watch.over(context, server.address);
      await use(watch);
      await settle(context.pages());
      watch.expectNothing();
    },
    { auto: true },
  ],
});

export { expect };

/** Stops the page's clock at a moment. (`page.clock` would also number its timers beyond the 32 bits of wasm.) */
export async function stopClock(page: Page, at: Date): Promise<void> {
  await page.addInitScript(putClock, [at.getTime(), 0]);
}

/** Sets the page's clock to a moment, from which it goes on: where the order within a day matters. */
export async function setClock(page: Page, at: Date): Promise<void> {
  await page.addInitScript(putClock, [at.getTime() - Date.now(), 1]);
}

/** Runs inside the page: its clock shows `from`, and `pace` times what the browser's shows. */
function putClock([from, pace]: readonly [number, number]): void {
  const Real = Date;
  const now = () => from + pace * Real.now();
  globalThis.Date = class extends Real {
    constructor(...given: [] | [number]) {
      super(...(given.length === 0 ? ([now()] as const) : given));
    }
    static now = now;
  } as DateConstructor;
}

/** Opens Kith at a route such as `#/people` and waits until the app has taken over from the shell. */
export async function open(page: Page, route = ""): Promise<void> {
  await page.goto(`./${route}`);
  await ready(page);
}

/** Waits until the app has taken over from the static shell. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("#shell")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
}

/** Asserts that axe finds nothing to object to in the page as it stands. */
export async function axe(page: Page): Promise<void> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const findings = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.html) }));
  expect(findings, "axe finds nothing").toEqual([]);
}

/** Writes the page as it stands to docs/screens: `name-1280.png` and `name-390.png`. */
export async function picture(page: Page, name: string, sizes = [DESKTOP, PHONE]): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.screenshot({ path: `docs/screens/${name}-${size.width}.png`, animations: "disabled" });
  }
}

/** Waits until no page of the test has anything left to be read by the watch. */
async function settle(pages: Page[]): Promise<void> {
  await Promise.all(pages.filter((page) => !page.isClosed()).map((page) => page.waitForTimeout(150)));
}
