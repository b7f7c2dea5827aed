// Pictures of every screen, for docs/screens: the sample of a job search in its sixth week, on a Monday.

import type { Page } from "@playwright/test";
import { DESKTOP, PHONE } from "./browser.ts";
import { expect, open, picture, stopClock, test } from "./kith.ts";
import { aPlace, lookAround, losing, MONDAY, openForget, openMore, restoring, somebody, STATES } from "./screens.ts";

/** The screens that show the sample, with the name of their picture. */
const FULL = [
  ["today", "#/today"],
  ["people", "#/people"],
  ["people-filtered", "#/people?q=halden"],
  ["log", "#/log"],
  ["plan-meeting", "#/plan-meeting"],
  ["next-step", "#/next-step"],
  ["promise", "#/promise"],
  ["introduction", "#/introduction"],
  ["deck", "#/deck"],
  ["give-and-take", "#/give-and-take"],
  ["targets", "#/targets"],
  ["brainstorm", "#/brainstorm"],
  ["introductions", "#/introductions"],
  ["chains", "#/introductions?tab=chains"],
  ["reach", "#/introductions?tab=reach"],
  ["plan", "#/plan"],
  ["import", "#/import"],
  ["restore", "#/restore"],
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
  await show(page, "organization", await aPlace(page));
  await show(page, "ask", person.replace("person/", "ask?with="));
  await show(page, "log-somebody", person.replace("person/", "log?with="));
});

test("every state", async ({ page }) => {
  test.setTimeout(180_000);
  await lookAround(page);
  for (const [name, reach] of STATES) {
    await page.setViewportSize(DESKTOP);
    await reach(page);
    await picture(page, name);
  }
  await page.setViewportSize(PHONE);
  await openMore(page);
  await picture(page, "more", [PHONE]);
});

test("restoring, and a notebook that is lost", async ({ page }) => {
  const look = async (name: string) => {
    await picture(page, name);
    await page.setViewportSize(DESKTOP);
  };
  await restoring(page, look);
  await losing(page, look);
});

test.describe("dark", () => {
  test.use({ colorScheme: "dark" });

  test("full", async ({ page }) => {
    await lookAround(page);
    const person = await somebody(page);
    await show(page, "today-dark", "#/today");
    await show(page, "people-dark", "#/people");
    await show(page, "person-dark", person);
    await page.setViewportSize(DESKTOP);
    await openForget(page);
    await picture(page, "forget-dark");
  });
});

async function show(page: Page, name: string, route: string): Promise<void> {
  await page.goto(`./${route}`);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
  // What is said when the sample opens is not part of a screen.
  await expect(page.locator(".toasts").getByRole("button")).toHaveCount(0);
  await picture(page, name);
}
