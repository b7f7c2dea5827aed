// Places to be after, names from memory, and what one can give: with the keyboard where a person would use it.

import { axe, expect, open, ready, test } from "./kith.ts";
import { expectSaved } from "./raw.ts";
import { addPerson } from "./steps.ts";

test("a place is put on the list, wanted, and what was learned of it noted", async ({ page }) => {
  await open(page);
  await addPerson(page, { name: "Ana Ruiz", organization: "Acme" });
  await page.goto("./#/targets");
  await page.getByRole("textbox", { name: "A place you would like to work at" }).fill("Acme");
  await page.keyboard.press("Enter");
  const main = page.getByRole("main");
  await expect(main.getByText("1 place so far.")).toBeVisible();
  await main.getByRole("button", { name: "Ana Ruiz" }).click();
  await expect(main.getByText("to begin with", { exact: true })).toBeVisible();
  await axe(page);

  await main.getByRole("link", { name: "Acme", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Acme" })).toBeVisible();
  await main.getByRole("button", { name: /A need, a trend/ }).click();
  await page.getByRole("textbox", { name: "What you learned" }).fill("hands for the move");
  await page.keyboard.press("Enter");
  await expect(main.getByText("hands for the move")).toBeVisible();
  await main.getByRole("button", { name: /A problem, posted/ }).click();
  await page.getByRole("textbox", { name: /^The problem/ }).fill("late trains");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: /^The problem/ })).toHaveCount(0);
  await axe(page);
  await expectSaved(page);
  await page.reload();
  await ready(page);
  await expect(main.getByText("hands for the move")).toBeVisible();
});

test("what one can give meets what somebody looks for, and is given with one tap", async ({ page }) => {
  await open(page);
  await addPerson(page, { name: "Lin Ström" });
  const main = page.getByRole("main");
  await main.getByRole("link", { name: "Lin Ström" }).click();
  await main.getByRole("button", { name: "Looks for" }).click();
  await page.getByRole("textbox", { name: /What/ }).first().fill("somebody to read a thesis");
  await page.keyboard.press("Enter");

  await page.goto("./#/give-and-take");
  await main.getByRole("button", { name: "Something to give" }).click();
  await page.getByRole("textbox", { name: /^What, in a few words/ }).fill("reading a thesis");
  await page.keyboard.press("Enter");
  await expect(page.getByText("It may be something for Lin Ström.")).toBeVisible();
  await axe(page);
  await main.getByRole("button", { name: "I gave it" }).click();
  await expect(main.getByText(/You gave Lin Ström/)).toBeVisible();
  await expect(main.getByRole("button", { name: "I gave it" })).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(main.getByRole("button", { name: "I gave it" })).toBeVisible();
});

test("names come from memory, category by category", async ({ page }) => {
  await open(page, "#/brainstorm");
  const name = page.getByRole("textbox", { name: "A name" });
  for (const who of ["Aunt Ida", "Cousin Mo"]) {
    await name.fill(who);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main").getByRole("link", { name: who })).toBeVisible();
  }
  await expect(page.getByText(/^2 names of 30/)).toBeVisible();
  await expect(name).toBeFocused();
  await page.getByRole("button", { name: "Will write to Aunt Ida" }).click();
  await expect(page.getByRole("button", { name: "Will write to Aunt Ida" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Next category" }).click();
  await expect(page.getByRole("heading", { name: "Friends" })).toBeVisible();
  await axe(page);
});
