// What the network is for: chosen and taken back, another direction, and what is open with somebody.

import { axe, expect, stopClock, test } from "./kith.ts";
import { lookAround, MONDAY, somebody } from "./screens.ts";

test.beforeEach(async ({ page }) => {
  await stopClock(page, MONDAY);
  await lookAround(page);
});

test("coming back on the same day ends nothing, and each choice can be undone", async ({ page }) => {
  await page.goto("./#/plan");
  const main = page.getByRole("main");
  await expect(main.getByText("Since 26 January", { exact: false })).toBeVisible();
  await main.getByRole("radio", { name: "In work" }).focus();
  await page.keyboard.press("Space");
  await expect(main.getByText("Since today", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" }).last()).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(main.getByText("Since 26 January", { exact: false })).toBeVisible();
});

test("another direction ends the search: those who helped are thanked and told", async ({ page }) => {
  await page.goto("./#/plan");
  const main = page.getByRole("main");
  await main.getByRole("button", { name: "I change direction" }).focus();
  await page.keyboard.press("Enter");
  await expect(main.getByText(/^0 of \d+ people are thanked and told/)).toBeVisible();
  await expect(main.getByRole("radio", { name: "Looking for work" })).toBeFocused();
  await axe(page);
  await page.keyboard.press("Control+z");
  await expect(main.getByText("Since 26 January", { exact: false })).toBeVisible();
  await expect(main.getByRole("heading", { name: "Thank and tell" })).toHaveCount(0);
});

test("what is open with somebody stands on their page, and a link leads to it", async ({ page }) => {
  const person = await somebody(page);
  await page.goto(`./${person}?see=open`);
  await expect(page.getByRole("heading", { name: "To do" })).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`${person}$`));
  await expect(page.locator(".person-open .reason-card")).toBeVisible();
});
