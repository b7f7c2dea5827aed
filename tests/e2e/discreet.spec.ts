// A discreet search (R109), and small things beside it: each as a person meets it.

import { axe, expect, open, setClock, test } from "./kith.ts";
import { MONDAY, lookAround } from "./screens.ts";
import { addPerson } from "./steps.ts";

/** Words that would tell whoever finds a sheet of paper that somebody is looking. */
const GIVEAWAYS = /you are looking|looking for work|my search|of the search|Targets|way to begin at|still after|your list of places/i;

test("r109: a discreet search stays off paper and off the tab", async ({ page }) => {
  await setClock(page, MONDAY);
  await lookAround(page);
  await page.goto("./#/targets");
  await expect(page).toHaveTitle("Targets · Kith");
  await page.goto("./#/today");
  const main = page.locator("main");
  await expect(main.locator(".of-search").first()).toBeAttached();
  await page.emulateMedia({ media: "print" });
  expect(await main.innerText()).toMatch(GIVEAWAYS);

  await page.emulateMedia({ media: "screen" });
  await page.goto("./#/plan");
  await page.getByRole("checkbox", { name: "Be discreet" }).check();
  await page.goto("./#/targets");
  await expect(page).toHaveTitle("Organizations · Kith");
  await page.goto("./#/today");
  await expect(main.locator(".of-search").first()).toBeAttached();
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("body").innerText()).not.toMatch(GIVEAWAYS);
  await expect(main.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
  for (const route of ["#/targets", "#/plan", "#/settings", "#/history"]) {
    await page.goto(`./${route}`);
    await expect(page.getByText("This page is for the screen only.")).toBeVisible();
    expect(await page.locator("body").innerText()).not.toMatch(GIVEAWAYS);
  }
});

test("r109: the badge is a number, taken from the page that is shown", async ({ page }) => {
  await page.addInitScript(() => {
    const shown: unknown[] = [];
    Object.assign(globalThis, { shown });
    Object.assign(navigator, {
      setAppBadge: async (...given: unknown[]) => void shown.push(given),
      clearAppBadge: async () => void shown.push([]),
    });
  });
  await open(page);
  await addPerson(page, { name: "Ana Ruiz" });
  await page.goto("./#/log");
  await page.getByRole("combobox", { name: "With" }).fill("Ana");
  await page.getByRole("option").filter({ hasText: "Ana Ruiz" }).first().click();
  await page.getByRole("radio", { name: "in person" }).check();
  await page.getByRole("radio", { name: "nothing for now" }).check();
  await page.getByRole("button", { name: "a favor" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.goto("./#/today");
  const latest = () => page.evaluate(() => (globalThis as unknown as { shown: unknown[] }).shown.at(-1));
  await expect.poll(latest).toEqual([1]);
  await page.getByRole("main").getByRole("button", { name: "Done" }).first().click();
  await expect.poll(latest).toEqual([]);
});

test("r61: what meets what somebody looks for is said on the log form, too", async ({ page }) => {
  await open(page);
  await addPerson(page, { name: "Ana Ruiz" });
  await page.goto("./#/give-and-take");
  const main = page.getByRole("main");
  await main.getByRole("button", { name: "Something to give" }).click();
  await page.getByRole("textbox", { name: /^What, in a few words/ }).fill("a ladder");
  await page.keyboard.press("Enter");
  await page.goto("./#/log");
  await page.getByRole("combobox", { name: "With" }).fill("Ana");
  await page.getByRole("option").filter({ hasText: "Ana Ruiz" }).first().click();
  await page.getByRole("radio", { name: "in person" }).check();
  await page.getByRole("textbox", { name: "What is Ana looking for?" }).fill("a ladder");
  await page.getByRole("radio", { name: "nothing for now" }).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("An idea for Ana Ruiz: Offer a ladder.")).toBeVisible();
});

test("r117: a competitor that is not known yet is added when it is typed", async ({ page }) => {
  await open(page, "#/targets");
  const main = page.getByRole("main");
  await page.getByRole("textbox", { name: "A place you would like to work at" }).fill("Acme");
  await page.keyboard.press("Enter");
  await main.getByRole("link", { name: "Acme", exact: true }).click();
  await main.getByText("Competes with").click();
  await page.getByRole("combobox", { name: "Whose competitor it is" }).fill("Beta Works");
  await page.keyboard.press("Tab");
  await expect(main.getByText("Beta Works").first()).toBeVisible();
  await axe(page);
  await page.goto("./#/settings");
  await expect(page.getByRole("heading", { name: "Places you are after" })).toHaveCount(0);
});
