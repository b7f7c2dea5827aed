// The page opens, below a sub-path and by a deep link, and says nothing it must not say.

import { axe, expect, open, ready, test } from "./kith.ts";
import { expectSaved } from "./raw.ts";
import { addPerson } from "./steps.ts";

test("Kith opens below a sub-path", async ({ page }) => {
  await open(page);
  await expect(page).toHaveTitle(/Kith/);
  await axe(page);
});

test("somebody named is there, and found, after a reload", async ({ page }) => {
  await open(page);
  await addPerson(page, { name: "Ana Ruiz", organization: "Acme" });
  await expectSaved(page);
  await page.reload();
  await ready(page);
  await page.goto("./#/people?q=acme");
  await expect(page.getByRole("main").getByRole("link", { name: "Ana Ruiz" })).toBeVisible();
});

test("a deep link opens and stays in the address", async ({ page }) => {
  await open(page, "#/people");
  await expect(page).toHaveURL(/\/some\/where\/#\/people$/);
});

test("before the program is there the page says that it is opening", async ({ page, watch }) => {
  watch.allow(/ERR_FAILED|Failed to fetch/);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByRole("heading", { name: "Kith" })).toBeVisible();
  await expect(page.getByText("Opening your notebook…")).toBeVisible();
});
