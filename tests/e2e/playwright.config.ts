// How the browser tests run: the built page in dist/, below a sub-path, in the Chromium of this machine.
// `cargo xtask test e2e` runs them; for one alone, after `cargo xtask build`:
//   npx playwright test --config=tests/e2e/playwright.config.ts --project=phone smoke
// KITH_DIST=target/development tests what `cargo xtask serve --watch` has built, all but the service worker.

import { defineConfig } from "@playwright/test";
import { CHROMIUM, DESKTOP, PHONE } from "./browser.ts";

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    launchOptions: CHROMIUM,
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
  projects: [
    { name: "desktop", testMatch: "*.spec.ts", use: { viewport: DESKTOP } },
    { name: "phone", testMatch: "*.spec.ts", use: { viewport: PHONE, hasTouch: true } },
    { name: "screens", testMatch: "*.screens.ts", use: { viewport: DESKTOP } },
    { name: "bench", testDir: "../../bench", testMatch: "*.bench.ts", use: { viewport: DESKTOP, trace: "off" } },
  ],
});
