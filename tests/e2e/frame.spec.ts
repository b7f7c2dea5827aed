// The frame and what is only in it: first run, palette and keys, undo, two tabs, a lost notebook, a sample, a wipe.

import type { Page } from "@playwright/test";
import { axe, expect, open, ready, test } from "./kith.ts";

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const saveLine = (page: Page) => page.locator(".save-state:visible");

async function nameSomebody(page: Page, name: string): Promise<void> {
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name })).toBeVisible();
}

async function openWith(page: Page, ...names: string[]): Promise<void> {
  await open(page, "#/name-ten");
  for (const name of names) await nameSomebody(page, name);
  await expect(saveLine(page)).toContainText("All saved on this device");
}

test("the first run: situation, aim, ten names, and all is there after a reload", async ({ page }) => {
  await open(page);
  await expect(heading(page, "Welcome to Kith")).toBeVisible();
  await axe(page);
  await page.getByText("Looking for work").click();
  await page.getByText("5 people on each working day").click();
  await page.getByRole("link", { name: /Name ten people/ }).click();
  await expect(heading(page, "Name ten people")).toBeFocused();
  await nameSomebody(page, "Ana Ruiz");
  await nameSomebody(page, "Ben Okafor");
  await expect(page.getByText("2 people so far")).toBeVisible();
  await axe(page);
  await expect(saveLine(page)).toHaveText("All saved on this device, no backup yet");
  await page.goto("./#/history");
  await page.reload();
  await ready(page);
  await expect(page.locator(".history > li")).toHaveText([
    /Added Ben\./,
    /Added Ana\./,
    /Set an aim\./,
    /Chose what the network is for\./,
  ]);
});

test("undo, redo and taking back, also after a reload", async ({ page }) => {
  await openWith(page, "Ana Ruiz", "Ben Okafor");
  await page.goto("./#/history");
  await heading(page, "History").click();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("Undone: Added Ben.")).toBeVisible();
  await page.reload();
  await ready(page);
  await heading(page, "History").click();
  await page.keyboard.press("Control+Shift+Z");
  await expect(page.getByText("Done again: Added Ben.")).toBeVisible();
  await page.getByRole("button", { name: "Take back to here" }).last().click();
  await expect(page.locator(".history > li").first()).toContainText("Took the book back");
  await axe(page);
  await page.goto("./#/people");
  await expect(page.getByText("1 person", { exact: true })).toBeVisible();
});

test("the palette finds a person and a deed by keyboard alone", async ({ page }) => {
  await openWith(page, "Ana Ruiz");
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Find a page, a person or an action" });
  await expect(field).toBeFocused();
  await page.keyboard.type("log ana");
  await expect(page.getByRole("option", { selected: true })).toHaveText(/Log what happened with Ana Ruiz/);
  await axe(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/log\?with=/);
});

test("single letters lead everywhere, and can be switched off", async ({ page }) => {
  await openWith(page, "Ana Ruiz");
  await heading(page, "Name ten people").click();
  for (const [keys, name] of [["gd", "Data"], ["gs", "Settings"], ["gh", "History"], ["gt", "Today"]]) {
    for (const key of keys) await page.keyboard.press(key);
    await expect(heading(page, name)).toBeFocused();
    await expect(page).toHaveTitle(`${name} · Kith`);
  }
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "What the keys do" });
  await expect(help).toBeVisible();
  await axe(page);
  await help.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(heading(page, "Today")).toBeVisible();
});

test("two tabs that write at once both show everything", async ({ page, context }) => {
  await openWith(page, "Ana Ruiz");
  const other = await context.newPage();
  await open(other, "#/name-ten");
  await Promise.all([nameSomebody(page, "Ben Okafor"), nameSomebody(other, "Cleo Lind")]);
  for (const tab of [page, other]) {
    await tab.goto("./#/history");
    await expect(tab.locator(".history > li")).toHaveCount(3);
  }
});

test("a notebook that is gone is a recovery, never a first run", async ({ page }) => {
  await openWith(page, "Ana Ruiz");
  // A page of this origin that is not Kith, with an icon of its own: a browser asks the host for one otherwise.
  const elsewhere = { contentType: "text/html", body: '<link rel="icon" href="data:," />' };
  await page.route("**/elsewhere.html", (route) => route.fulfill(elsewhere));
  await page.goto("./elsewhere.html");
  await page.evaluate(
    () => new Promise((done) => (indexedDB.deleteDatabase("kith").onsuccess = done)),
  );
  await open(page);
  await expect(heading(page, "Your notebook needs a look")).toBeVisible();
  await expect(page.getByText("it held 1 person")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Carry on with what could be read" }).click();
  await page.getByRole("button", { name: "Carry on", exact: true }).click();
  await expect(heading(page, "Welcome to Kith")).toBeVisible();
});

test("a sample has a notebook of its own and goes with one tap", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /Look around in a sample/ }).click();
  await expect(page.getByText("These people are made up.")).toBeVisible();
  await expect(heading(page, "Today")).toBeVisible();
  for (const route of ["#/people", "#/history", "#/data", "#/settings"]) {
    await page.goto(`./${route}`);
    await ready(page);
    await axe(page);
  }
  await page.getByRole("button", { name: "Throw it away" }).click();
  await expect(heading(page, "Welcome to Kith")).toBeVisible();
  await expect(page.getByText("These people are made up.")).toHaveCount(0);
});

test("my pages are sound in the dark, and the choice is kept", async ({ page }) => {
  await openWith(page, "Ana Ruiz");
  await page.goto("./#/settings");
  await page.getByText("Dark", { exact: true }).click();
  await page.reload();
  await ready(page);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  for (const route of ["#/settings", "#/data", "#/history", "#/history?show=trash", "#/welcome", "#/name-ten"]) {
    await page.goto(`./${route}`);
    await ready(page);
    await axe(page);
  }
});

test("wiping asks for a word, makes a backup first, and leaves nothing", async ({ page }) => {
  await openWith(page, "Ana Ruiz");
  await page.goto("./#/data");
  await page.getByRole("button", { name: "Wipe everything…" }).click();
  const go = page.getByRole("button", { name: "Back up and wipe" });
  await expect(go).toBeDisabled();
  await page.getByLabel("Type “wipe” to go on").fill("wipe");
  await axe(page);
  const download = page.waitForEvent("download");
  await go.click();
  expect((await download).suggestedFilename()).toMatch(/^kith-backup-.*\.json$/);
  await expect(heading(page, "Welcome to Kith")).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(heading(page, "Welcome to Kith")).toBeVisible();
});
