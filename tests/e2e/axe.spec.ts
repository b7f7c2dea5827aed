// No screen has anything for axe to object to: empty and full, light and dark, and in every state that it can have.

import type { Page } from "@playwright/test";
import { axe, expect, open, stopClock, test } from "./kith.ts";
import { aPlace, lookAround, losing, MONDAY, openMore, restoring, SCREENS, somebody, STATES } from "./screens.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test.beforeEach(async ({ page }) => {
      test.setTimeout(180_000);
      await stopClock(page, MONDAY);
    });

    test("every screen of an empty notebook", async ({ page }) => {
      await open(page, "#/welcome");
      await everyScreen(page, SCREENS);
    });

    test("every screen of a full notebook", async ({ page }) => {
      await lookAround(page);
      const person = await somebody(page);
      await everyScreen(page, [...SCREENS, await aPlace(page), person, ...formsAbout(person)]);
    });

    test("every state of the screens", async ({ page }, info) => {
      // Every state in both colours and in both windows, though not in all four ways.
      test.skip((info.project.name === "phone") !== (colorScheme === "dark"));
      await lookAround(page);
      const onPhone = [["more", openMore] as const].filter(() => info.project.name === "phone");
      for (const [name, reach] of [...STATES, ...onPhone]) {
        await test.step(name, async () => {
          await reach(page);
          await axe(page);
        });
      }
    });

    test("restoring a copy, and a notebook that is lost", async ({ page }) => {
      const look = (name: string) => test.step(name, () => axe(page));
      await restoring(page, look);
      await losing(page, look);
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
