// Pictures of every screen, for docs/screens: the sample of a job search in its sixth week, on a Monday.

import type { Page } from "@playwright/test";
import { expect, open, picture, stopClock, test } from "./kith.ts";
import { lookAround, MONDAY, somebody } from "./screens.ts";

/** The screens that show the sample, with the name of their picture. */
const FULL = [
  ["today", "#/today"],
  ["people", "#/people"],
  ["people-filtered", "#/people?q=halden"],
  ["log", "#/log"],
  ["plan-meeting", "#/plan-meeting"],
  ["next-step", "#/next-step"],
  ["deck", "#/deck"],
  ["import", "#/import"],
  ["data", "#/data"],
  ["settings", "#/settings"],
  ["history", "#/history"],
] as const;

/** Nobody here yet. */
const EMPTY = [
  ["welcome", "#/welcome"],
  ["name-ten", "#/name-ten"],
  ["today-empty", "#/today"],
  ["people-empty", "#/people"],
] as const;

test.beforeEach(async ({ page }) => stopClock(page, MONDAY));

test("empty", async ({ page }) => {
  await open(page, "#/welcome");
  for (const [name, route] of EMPTY) await show(page, name, route);
});

test("full", async ({ page }) => {
  test.setTimeout(180_000);
  await lookAround(page);
  const person = await somebody(page);
  for (const [name, route] of FULL) await show(page, name, route);
  await show(page, "person", person);
  await show(page, "log-somebody", person.replace("person/", "log?with="));
  await page.goto("./#/today");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: /page, a person/ })).toBeFocused();
  await picture(page, "palette");
});

test("import preview", async ({ page }) => {
  await open(page, "#/import");
  await page.getByLabel(/Choose Connections\.csv/).setInputFiles("tests/data/linkedin_1200.csv");
  await expect(page.getByText(/people stand in this file/)).toBeVisible();
  await picture(page, "import-preview");
});

test.describe("dark", () => {
  test.use({ colorScheme: "dark" });

  test("full", async ({ page }) => {
    await lookAround(page);
    const person = await somebody(page);
    await show(page, "today-dark", "#/today");
    await show(page, "people-dark", "#/people");
    await show(page, "person-dark", person);
  });
});

async function show(page: Page, name: string, route: string): Promise<void> {
  await page.goto(`./${route}`);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
  // What is said when the sample opens is not part of a screen.
  await expect(page.locator(".toasts").getByRole("button")).toHaveCount(0);
  await picture(page, name);
}
