// Asking with the keyboard alone: somebody who is not in the book is kept as typed and comes into it with the
// request; an introduction asked for stands on the board at once, and one undo takes all of it back.

import type { Page } from "@playwright/test";
import { axe, expect, open, test } from "./kith.ts";
import { addPerson } from "./steps.ts";

const field = (page: Page) => page.getByRole("combobox", { name: "Whom do you want to ask?" });

/** Tabs on until an element is reached; fails where the keyboard never comes to it. */
async function tabTo(page: Page, role: "textbox" | "button" | "radio" | "combobox", name: string | RegExp) {
  const wanted = page.getByRole(role, { name }).first();
  for (let step = 0; step < 60; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  await expect(wanted).toBeFocused();
}

test("a new name is kept, and comes into the book with the request", async ({ page }) => {
  await open(page, "#/ask");
  await field(page).focus();
  await page.keyboard.type("Zoe Quist");
  await page.keyboard.press("Tab");
  const verdict = page.getByRole("region", { name: "Is now the time?" });
  await expect(verdict).toContainText("Zoe Quist is not in your book yet, and comes into it with this request.");
  await tabTo(page, "textbox", "What you ask, in a few words");
  await page.keyboard.type("20 minutes on data");
  await axe(page);
  await logThatIAsked(page);
  await page.goto("./#/people");
  await expect(page.getByRole("main").getByRole("link", { name: "Zoe Quist" })).toBeVisible();
});

test("an introduction asked for stands on the board, with its words, and is undone in one step", async ({ page }) => {
  await open(page);
  await addPerson(page, { name: "Ana Ruiz" });
  await page.goto("./#/ask");
  await field(page).focus();
  await page.keyboard.type("Ana");
  await page.keyboard.press("Enter");
  await tabTo(page, "radio", "advice");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "an introduction" })).toBeChecked();
  await tabTo(page, "textbox", /^To whom/);
  await page.keyboard.type("Ben Okafor");
  await tabTo(page, "textbox", "Words they can pass on as they are");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("I am Jo. I built 3 things. May I talk with Ben?");
  await axe(page);
  await logThatIAsked(page);

  await page.goto("./#/introductions");
  const main = page.getByRole("main");
  await expect(main.getByText("You asked Ana to introduce you to Ben today")).toBeVisible();
  await page.goto("./#/people?q=Ana");
  await main.getByRole("link", { name: "Ana Ruiz" }).first().click();
  await expect(main.getByText("Words to pass on: I am Jo. I built 3 things.")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(main.getByText("Words to pass on")).toHaveCount(0);
  await page.goto("./#/introductions");
  await expect(main.getByText("You asked Ana")).toHaveCount(0);
});

/** From the page Ask over the log form, which is saved as it begins. */
async function logThatIAsked(page: Page): Promise<void> {
  await tabTo(page, "button", "Log that I asked");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "What happened?" })).toBeVisible();
  await page.getByRole("textbox", { name: "A line to remember" }).focus();
  await page.keyboard.press("Control+Enter");
}
