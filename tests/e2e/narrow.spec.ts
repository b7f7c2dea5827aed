// The narrowest window, 320 px: nothing makes the page scroll sideways.

import type { Page } from "@playwright/test";
import { expect, stopClock, test } from "./kith.ts";
import { aPlace, lookAround, losing, MONDAY, openMore, restoring, SCREENS, somebody, STATES } from "./screens.ts";

test.use({ viewport: { width: 320, height: 640 } });

test.beforeEach(async ({ page }, info) => {
  test.skip(info.project.name === "desktop", "the same window on both");
  test.setTimeout(120_000);
  await stopClock(page, MONDAY);
});

test("no screen scrolls sideways", async ({ page }) => {
  await lookAround(page);
  const person = await somebody(page);
  const id = person.replace("#/person/", "");
  const place = await aPlace(page);
  for (const route of [...SCREENS, place, person, `#/log?with=${id}`, `#/plan-meeting?with=${id}`]) {
    await test.step(route, async () => {
      await page.goto(`./${route}`);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
      await expectToFit(page);
    });
  }
});

test("nor does any state of the screens", async ({ page }) => {
  await lookAround(page);
  for (const [name, reach] of [...STATES, ["more", openMore] as const]) {
    await test.step(name, async () => {
      await reach(page);
      await expectToFit(page);
    });
  }
});

test("nor restoring a copy, nor a notebook that is lost", async ({ page }) => {
  const look = (name: string) => test.step(name, () => expectToFit(page));
  await restoring(page, look);
  await losing(page, look);
});

async function expectToFit(page: Page): Promise<void> {
  expect(await tooWide(page), "elements that reach beyond the window").toEqual([]);
}

/** What reaches beyond the window or an open dialog to the right, if either scrolls there at all. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrollers = [document.scrollingElement!, ...document.querySelectorAll("dialog[open], dialog[open] .dialog-body")];
    return scrollers.flatMap((scroller) => {
      if (scroller.scrollWidth <= scroller.clientWidth) return [];
      const edge = scroller === document.scrollingElement ? scroller.clientWidth : scroller.getBoundingClientRect().right;
      const beyond = [...scroller.querySelectorAll("*")].filter(
        (element) => element.getBoundingClientRect().right > edge + 1,
      );
      return [`${scroller.scrollWidth} px wide`, ...beyond.map((element) => element.outerHTML.slice(0, 120))];
    });
  });
}
