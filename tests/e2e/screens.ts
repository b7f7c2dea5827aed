// The screens, and how the tests come to a notebook that is full.

import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { open, ready } from "./kith.ts";
import { expectSaved } from "./raw.ts";
import { addPerson } from "./steps.ts";

/** A Monday morning; the samples are told as seen from the day they are opened. */
export const MONDAY = new Date("2026-03-02T09:00:00+01:00");

/** Every screen that has an address of its own. */
export const SCREENS = [
  "#/welcome",
  "#/name-ten",
  "#/today",
  "#/people",
  "#/people/add",
  "#/log",
  "#/plan-meeting",
  "#/next-step",
  "#/promise",
  "#/introduction",
  "#/deck",
  "#/introductions",
  "#/introductions?tab=chains",
  "#/introductions?tab=reach",
  "#/give-and-take",
  "#/targets",
  "#/brainstorm",
  "#/import",
  "#/restore",
  "#/data",
  "#/settings",
  "#/history",
  "#/history?show=trash",
  "#/nowhere",
] as const;

/** Opens Kith and looks around in the sample: a job search in its sixth week. */
export async function lookAround(page: Page): Promise<void> {
  await open(page, "#/welcome");
  // The page is loaded anew with the sample in it.
  await Promise.all([
    page.waitForEvent("load"),
    page.getByRole("button", { name: /Look around in a sample/ }).click(),
  ]);
  await ready(page);
  await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
}

/** The address of somebody about whom there is much to show: whoever is on the first card of Today. */
export async function somebody(page: Page): Promise<string> {
  const link = page.getByRole("main").locator('a[href^="#/person/"]').first();
  return (await link.getAttribute("href")) ?? "#/people";
}

/** A state of a screen that has no address of its own, and how one comes to it. */
type State = readonly [name: string, reach: (page: Page) => Promise<void>];

/** What the sample's screens become when something is pressed, chosen, opened. Each begins at an address. */
export const STATES: readonly State[] = [
  ["today-unfolded", unfoldToday],
  ["card-menu", openCardMenu],
  ["log-opened", openLog],
  ["log-problems", saveNothing],
  ["introduction-opened", introduceSomebodyNew],
  ["person-edited", editPerson],
  ["rhythm", openRhythm],
  ["forget", openForget],
  ["died", openDied],
  ["bulk", chooseSeveral],
  ["filters", openFilters],
  ["import-columns", importColumns],
  ["import-preview", importPreview],
  ["import-refused", importRefused],
  ["import-done", importDone],
  ["restore-refused", restoreRefused],
  ["restore-nothing-new", restoreNothingNew],
  ["trash", trashSomebody],
  ["wipe", openWipe],
  ["palette", openPalette],
  ["keys", openKeys],
];

/** Somebody of the sample about whom there is much. */
const WELL_KNOWN = "Amara Nwosu";

async function unfoldToday(page: Page): Promise<void> {
  await goTo(page, "#/today", "Today");
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
}

async function openCardMenu(page: Page): Promise<void> {
  await goTo(page, "#/today", "Today");
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).first().click();
  await expect(page.getByRole("menu").first()).toBeVisible();
}

/** The log with a line of everything that it can take. */
async function openLog(page: Page): Promise<void> {
  await goTo(page, "#/log", "What happened?");
  await pick(page, "With", WELL_KNOWN);
  await page.getByRole("radio", { name: "in person" }).check();
  await page.getByRole("radio", { name: "a next step" }).check();
  for (const line of ["a favor", "a promise", "a request", "an introduction"]) {
    await page.getByRole("button", { name: line, exact: true }).click();
  }
  await page.getByText("More about it").click();
}

async function saveNothing(page: Page): Promise<void> {
  await goTo(page, "#/promise", "Promise");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
}

async function introduceSomebodyNew(page: Page): Promise<void> {
  await goTo(page, "#/introduction", "Introduction");
  await pick(page, "With", WELL_KNOWN);
  await pick(page, "To whom", "Somebody New");
}

async function openPerson(page: Page): Promise<void> {
  await page.goto(`./#/people?q=${encodeURIComponent(WELL_KNOWN)}`);
  await page.getByRole("main").getByRole("link", { name: WELL_KNOWN }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: WELL_KNOWN })).toBeVisible();
}

async function editPerson(page: Page): Promise<void> {
  await openPerson(page);
  await page.getByRole("button", { name: /^Change: / }).first().click();
  await expect(page.getByRole("main").getByRole("button", { name: "Save", exact: true })).toBeVisible();
}

async function openRhythm(page: Page): Promise<void> {
  await openPerson(page);
  await page.getByRole("button", { name: "Change how often" }).click();
  await expect(page.getByRole("dialog", { name: "How often?" })).toBeVisible();
}

/** The question before somebody is forgotten. */
export async function openForget(page: Page): Promise<void> {
  await goTo(page, "#/next-step", "Next step");
  await page.getByRole("textbox", { name: "What", exact: true }).fill(`Ask how ${WELL_KNOWN} is; Amara was ill`);
  await pick(page, "With (or nobody in particular)", "Bo Chen");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Next step" })).toHaveCount(0);
  await fromPersonMenu(page, "Forget for good…");
  await expect(page.getByRole("button", { name: "Forget for good" })).toBeVisible();
}

async function openDied(page: Page): Promise<void> {
  await fromPersonMenu(page, /died$/);
  await expect(page.getByRole("dialog", { name: "We are sorry." })).toBeVisible();
}

async function fromPersonMenu(page: Page, name: string | RegExp): Promise<void> {
  await openPerson(page);
  await page.locator(".person-actions").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name }).click();
}

async function chooseSeveral(page: Page): Promise<void> {
  await goTo(page, "#/people", "People");
  const checks = page.getByRole("main").getByRole("listitem").getByRole("checkbox");
  for (const at of [0, 1, 2]) await checks.nth(at).check();
}

async function openFilters(page: Page): Promise<void> {
  await goTo(page, "#/people", "People");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
}

async function importColumns(page: Page): Promise<void> {
  await goTo(page, "#/import", "Import from LinkedIn");
  await giveText(page, "friends.csv", "Wer,Wo\nAna Ruiz,Acme\nBen Okri,\n");
  await expect(page.getByRole("heading", { name: "What are these columns?" })).toBeVisible();
}

async function importPreview(page: Page): Promise<void> {
  await goTo(page, "#/import", "Import from LinkedIn");
  await page.locator("input[type=file]").setInputFiles("tests/data/linkedin_1200.csv");
  await expect(page.getByRole("button", { name: "Another file" })).toBeVisible();
}

async function importRefused(page: Page): Promise<void> {
  await goTo(page, "#/import", "Import from LinkedIn");
  await giveText(page, "photo.csv", "PK\u0003\u0004…");
  await expect(page.getByText("Nothing was changed.")).toBeVisible();
}

async function importDone(page: Page): Promise<void> {
  await goTo(page, "#/import", "Import from LinkedIn");
  await giveText(page, "two.csv", "First Name,Last Name,URL,Company\nAna,Ruiz,,Acme\nBen,Okri,,\n");
  await page.getByRole("button", { name: "Import 2 people" }).click();
  await expect(page.getByText("2 people are here.")).toBeVisible();
}

async function restoreRefused(page: Page): Promise<void> {
  await goTo(page, "#/restore", "Restore a copy");
  await giveText(page, "Connections.csv", "First Name,Last Name\nAna,Ruiz\n");
  await expect(page.getByText("Nothing was changed.")).toBeVisible();
}

async function restoreNothingNew(page: Page): Promise<void> {
  const copy = await takeBackup(page);
  await goTo(page, "#/restore", "Restore a copy");
  await giveText(page, "kith-backup.json", copy);
  await expect(page.getByText("All of it is here already.")).toBeVisible();
}

async function trashSomebody(page: Page): Promise<void> {
  await page.goto("./#/people?q=Wen+Li");
  await page.getByRole("main").getByRole("link", { name: "Wen Li" }).first().click();
  await page.locator(".person-actions").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Move to the trash" }).click();
  await goTo(page, "#/history?show=trash", "History");
  await expect(page.getByRole("button", { name: "Bring back" })).toBeVisible();
}

async function openWipe(page: Page): Promise<void> {
  await goTo(page, "#/data", "Data");
  await page.getByRole("button", { name: "Wipe everything…" }).click();
  await expect(page.getByRole("dialog", { name: "Wipe everything?" })).toBeVisible();
}

async function openPalette(page: Page): Promise<void> {
  await goTo(page, "#/today", "Today");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: /page, a person/ })).toBeFocused();
}

async function openKeys(page: Page): Promise<void> {
  await goTo(page, "#/today", "Today");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "What the keys do" })).toBeVisible();
}

/** The sheet of a phone, for what its bar has no room for. */
export async function openMore(page: Page): Promise<void> {
  await goTo(page, "#/today", "Today");
  await page.getByRole("navigation").getByRole("button", { name: "More", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "More" })).toBeVisible();
}

/** Goes to an address, out of whatever lies above the page. */
async function goTo(page: Page, route: string, heading: string): Promise<void> {
  await page.keyboard.press("Escape");
  await page.goto("./#/nowhere");
  await page.goto(`./${route}`);
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeAttached();
}

async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).fill(name);
  await page.getByRole("option").filter({ hasText: name }).first().click();
}

async function giveText(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: "text/plain", buffer: Buffer.from(text) };
  await page.locator("input[type=file]").setInputFiles(file);
}

/** The text of a backup taken now. */
async function takeBackup(page: Page): Promise<string> {
  await goTo(page, "#/data", "Data");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Take a backup" }).click();
  return readFile(await (await saved).path(), "utf8");
}

/** Called with the name of each state while it is on the screen. */
type Look = (name: string) => Promise<void>;

/** A copy comes into an untouched notebook, and a later one into what is there then. */
export async function restoring(page: Page, look: Look): Promise<void> {
  await lookAround(page);
  const early = await takeBackup(page);
  await trashSomebody(page);
  await openForget(page);
  await page.getByLabel("Type “forget” to go on").fill("forget");
  await page.getByRole("button", { name: "Forget for good" }).click();
  await addPerson(page, { name: "Ana Ruiz", organization: "Acme" });
  const late = await takeBackup(page);
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Throw it away" }).click()]);
  await ready(page);

  await goTo(page, "#/restore", "Restore a copy");
  await giveText(page, "kith-backup-early.json", early);
  await expect(page.getByRole("button", { name: "Restore it" })).toBeVisible();
  await look("restore-whole");
  await page.getByRole("button", { name: "Restore it" }).click();
  await seeEverybody(page, look, "restore-done");

  await goTo(page, "#/restore", "Restore a copy");
  await giveText(page, "kith-backup-late.json", late);
  await expect(page.getByRole("button", { name: "Merge it" })).toBeVisible();
  await look("restore-preview");
  await page.getByRole("button", { name: "Merge it" }).click();
  await seeEverybody(page, look, "restore-merged");
}

async function seeEverybody(page: Page, look: Look, name: string): Promise<void> {
  await expect(page.getByText("It is all here.")).toBeVisible();
  await look(name);
  await page.getByRole("link", { name: "See everybody" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
}

/** What was stored is gone behind Kith's back. */
export async function losing(page: Page, look: Look): Promise<void> {
  await open(page, "#/name-ten");
  await addPerson(page, { name: "Ana Ruiz" });
  await expectSaved(page);
  await page.evaluate(() => new Promise((done) => (indexedDB.deleteDatabase("kith").onsuccess = done)));
  await open(page);
  await look("recovery");
  await page.getByRole("button", { name: "Carry on with what could be read" }).click();
  await expect(page.getByRole("dialog", { name: "Carry on from here?" })).toBeVisible();
  await look("recovery-decided");
}

/** The address of the place that is wanted most. */
export async function aPlace(page: Page): Promise<string> {
  await page.goto("./#/targets");
  const link = page.getByRole("main").locator('a[href^="#/organization/"]').first();
  return (await link.getAttribute("href")) ?? "#/targets";
}
