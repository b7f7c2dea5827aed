// The page opens, below a sub-path and by a deep link, and says nothing it must not say.

import { axe, expect, open, test } from "./kith.ts";

test("Kith opens below a sub-path", async ({ page }) => {
  await open(page);
  await expect(page).toHaveTitle(/Kith/);
  await axe(page);
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
