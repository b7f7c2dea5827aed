// The narrowest window, 320 px: nothing makes the page scroll sideways.

import type { Page } from "@playwright/test";
import { expect, stopClock, test } from "./kith.ts";
import { lookAround, MONDAY, SCREENS, somebody } from "./screens.ts";

test.use({ viewport: { width: 320, height: 640 } });

test("no screen scrolls sideways", async ({ page }, info) => {
  test.skip(info.project.name === "desktop", "the same window on both");
  test.setTimeout(120_000);
  await stopClock(page, MONDAY);
  await lookAround(page);
  const person = await somebody(page);
  const id = person.replace("#/person/", "");
  for (const route of [...SCREENS, person, `#/log?with=${id}`, `#/plan-meeting?with=${id}`]) {
    await test.step(route, async () => {
      await page.goto(`./${route}`);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
      expect(await tooWide(page), "elements that reach beyond the window").toEqual([]);
    });
  }
});

/** What reaches beyond the window to the right, if the page scrolls there at all. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const page = document.scrollingElement!;
    if (page.scrollWidth <= page.clientWidth) return [];
    const beyond = [...document.querySelectorAll("main *")].filter(
      (element) => element.getBoundingClientRect().right > page.clientWidth + 1,
    );
    return [`${page.scrollWidth} px wide`, ...beyond.map((element) => element.outerHTML.slice(0, 120))];
  });
}
