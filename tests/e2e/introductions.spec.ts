// Introductions: the board moves on with one tap, the chains have a picture and a list, and a way to somebody
// is found with the keyboard alone.

import type { Page } from "@playwright/test";
import { axe, expect, stopClock, test } from "./kith.ts";
import { lookAround, MONDAY } from "./screens.ts";

test.beforeEach(async ({ page }) => {
  await stopClock(page, MONDAY);
  await lookAround(page);
});

test("the board says whose turn it is and moves on with one tap", async ({ page }) => {
  await page.goto("./#/introductions");
  await expect(page.getByRole("heading", { level: 2, name: /Made: yours to write/ })).toBeVisible();
  const asked = page.getByRole("listitem").filter({ hasText: "You asked Leila to introduce you to Gustav" });
  await asked.getByRole("button", { name: "They agreed" }).click();
  await expect(page.getByRole("heading", { level: 2, name: /Offered: words to pass on/ })).toBeVisible();
  await page.locator(".toasts").getByRole("button", { name: "Undo" }).click();
  await expect(asked).toBeVisible();
  await fits(page);
});

test("the chains are a picture and a list that says the same", async ({ page }) => {
  await page.goto("./#/introductions?tab=chains");
  const picture = page.getByRole("img", { name: /Who led to whom/ });
  await expect(picture).toBeVisible();
  await expect(picture).toContainText("Amara Nwosu");
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /Mei Lin Tan/ }) });
  await expect(row).toContainText("Amara");
  await page.getByRole("link", { name: /only the branch of Amara Nwosu/ }).click();
  await expect(page.getByText("Only the branch of Amara.")).toBeVisible();
  await axe(page);
  await fits(page);
});

test("a way to somebody is found with the keyboard alone", async ({ page }) => {
  await openReach(page);
  await page.getByRole("combobox", { name: /How do I reach/ }).focus();
  await page.keyboard.type("Mei Lin");
  await page.keyboard.press("Enter");
  const best = page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 2 }) }).first();
  await expect(best).toContainText("Amara can introduce you to Mei Lin Tan.");
  await expect(best).toContainText("Why this is believed");
  await expect(best.getByRole("link", { name: "Ask Amara for this introduction" })).toHaveAttribute("href", /#\/ask\?with=/);
  await axe(page);
  await fits(page);
});

test("an organization is reached through anybody there", async ({ page }) => {
  await openReach(page);
  await page.getByRole("combobox", { name: /How do I reach/ }).fill("Ostara");
  await page.getByRole("option", { name: /^Ostara Rail/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Who is there" })).toBeVisible();
  await axe(page);
  await fits(page);
});

test("a target and its page lead to the ways to somebody there", async ({ page }) => {
  for (const from of ["list", "page"] as const) {
    await page.goto("./#/targets");
    if (from === "page") await page.getByRole("link", { name: "Ostara Rail", exact: true }).click();
    await page.getByRole("link", { name: from === "list" ? "How do I reach somebody at Ostara Rail?" : "How do I reach somebody there?" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Introductions" })).toBeFocused();
    await expect(page.locator(".reach-question")).toContainText("Ostara Rail");
    await expect(page.getByRole("heading", { level: 2, name: "Who is there" })).toBeVisible();
  }
});

/** Opens "how do I reach ...?" and waits until the focus has come to the page: it would close a list opened before. */
async function openReach(page: Page): Promise<void> {
  await page.goto("./#/introductions?tab=reach");
  await expect(page.getByRole("heading", { level: 1, name: "Introductions" })).toBeFocused();
}

/** At 320 px nothing makes the page scroll sideways. */
async function fits(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over).toBeLessThanOrEqual(0);
}
