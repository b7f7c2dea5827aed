// Two tabs on one notebook, and a tab that goes away the moment it has said "saved".

import type { BrowserContext, Page } from "@playwright/test";
import { expect, open, ready, test } from "./kith.ts";
import { expectSaved } from "./raw.ts";
import { addPerson, logWith, openPerson } from "./steps.ts";

test("two tabs lose nothing of each other's", async ({ context, page }) => {
  await open(page, "#/people");
  await addPerson(page, { name: "Ana Ruiz" });
  await expectSaved(page);
  const other = await anotherTab(context);
  await expect(personLink(other, "Ana Ruiz")).toBeVisible();

  // Both begin from the same state and save at the same time.
  await Promise.all([
    logWith(page, "Ana Ruiz", { note: "Coffee by the canal" }),
    addPerson(other, { name: "Ben Carter" }),
  ]);
  await Promise.all([
    addPerson(page, { name: "Chidi Obi" }),
    logWith(other, "Ana Ruiz", { note: "She sent the article" }),
  ]);
  await Promise.all([expectSaved(page), expectSaved(other)]);

  await expectAll(page);
  await expectAll(other);
  await page.reload();
  await ready(page);
  await expectAll(page);
});

test("what one tab undoes is undone in the other", async ({ context, page }) => {
  await open(page, "#/people");
  await addPerson(page, { name: "Ana Ruiz" });
  await expectSaved(page);
  const other = await anotherTab(context);
  await expect(personLink(other, "Ana Ruiz")).toBeVisible();
  await page.getByRole("heading", { level: 1 }).first().focus();
  await page.keyboard.press("Control+z");
  await expect(personLink(other, "Ana Ruiz")).toHaveCount(0);
});

test("a tab closed right after it said saved has lost nothing", async ({ context, page }) => {
  await open(page, "#/people");
  for (const name of ["Ana Ruiz", "Ben Carter", "Chidi Obi"]) {
    await addPerson(page, { name });
    await expectSaved(page);
    await page.close({ runBeforeUnload: false });
    page = await anotherTab(context);
    await expect(personLink(page, name)).toBeVisible();
  }
});

async function anotherTab(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage();
  await open(tab, "#/people");
  return tab;
}

async function expectAll(page: Page): Promise<void> {
  await page.goto("./#/people");
  for (const name of ["Ana Ruiz", "Ben Carter", "Chidi Obi"]) await expect(personLink(page, name)).toBeVisible();
  await openPerson(page, "Ana Ruiz");
  for (const note of ["Coffee by the canal", "She sent the article"]) await expect(page.getByText(note)).toBeVisible();
}

function personLink(page: Page, name: string) {
  return page.getByRole("main").getByRole("link", { name });
}
