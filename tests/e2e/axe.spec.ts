// No screen has anything for axe to object to: empty and full, light and dark.

import type { Page } from "@playwright/test";
import { axe, expect, open, stopClock, test } from "./kith.ts";
import { lookAround, MONDAY, SCREENS, somebody } from "./screens.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("every screen of an empty notebook", async ({ page }) => {
      test.setTimeout(120_000);
      await stopClock(page, MONDAY);
      await open(page, "#/welcome");
      await everyScreen(page, SCREENS);
    });

    test("every screen of a full notebook", async ({ page }) => {
      test.setTimeout(120_000);
      await stopClock(page, MONDAY);
      await lookAround(page);
      const person = await somebody(page);
      await everyScreen(page, [...SCREENS, person, ...formsAbout(person)]);
      await page.goto("./#/today");
      await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
      await unfolded(page);
      await everyDialog(page);
    });
  });
}

async function everyScreen(page: Page, routes: readonly string[]): Promise<void> {
  for (const route of routes) {
    await test.step(route, async () => {
      await page.goto(`./${route}`);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
      await axe(page);
    });
  }
}

/** The forms that are about somebody have more to ask. */
function formsAbout(person: string): string[] {
  const id = person.replace("#/person/", "");
  return ["log", "plan-meeting", "next-step", "promise", "introduction"].map((form) => `#/${form}?with=${id}`);
}

/** What unfolds on Today: the reasons, the words to begin with, and the fold. */
async function unfolded(page: Page): Promise<void> {
  await test.step("unfolded", async () => {
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    await axe(page);
  });
}

async function everyDialog(page: Page): Promise<void> {
  await test.step("a card's menu", async () => {
    await page.getByRole("main").getByRole("button", { name: "More", exact: true }).first().click();
    await expect(page.getByRole("menu").first()).toBeVisible();
    await axe(page);
    await page.keyboard.press("Escape");
  });
  await test.step("the palette", async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox", { name: /page, a person/ })).toBeFocused();
    await axe(page);
    await page.keyboard.press("Escape");
  });
  await test.step("the keys", async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "What the keys do" })).toBeVisible();
    await axe(page);
    await page.keyboard.press("Escape");
  });
  const more = page.getByRole("navigation").getByRole("button", { name: "More", exact: true });
  if (await more.isVisible()) {
    await test.step("the sheet of a phone", async () => {
      await more.click();
      await expect(page.getByRole("dialog", { name: "More" })).toBeVisible();
      await axe(page);
    });
  }
}
