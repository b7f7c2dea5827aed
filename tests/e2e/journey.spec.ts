// One journey, told once and walked three ways: with a mouse on a desktop, with a finger on a phone, and by keyboard
// alone. From the first run over somebody's help and the thanks for it to a copy that comes back byte for byte.

import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { expect, open, ready, setClock, test } from "./kith.ts";
import { type Hand, Keyboard, Pointer } from "./hand.ts";
import { expectSaved } from "./raw.ts";
import { MONDAY } from "./screens.ts";

/** Somebody of the file, whose name nobody else there has. */
const GRACE = "Grace Garrick";
/** The one she introduces, who is in no file. */
const BEN = "Ben Okafor";

test.beforeEach(async ({ page }) => setClock(page, MONDAY));

test("from the first run to a copy that comes back whole", async ({ page }) => {
  await journey(page, new Pointer(page));
});

test("the same by keyboard alone", async ({ page }, info) => {
  test.skip(info.project.name !== "desktop", "a phone has no keyboard");
  await journey(page, new Keyboard(page));
});

async function journey(page: Page, hand: Hand): Promise<void> {
  test.setTimeout(120_000);
  const { main, card } = placesOn(page);

  await test.step("the first run", async () => {
    await open(page);
    await expect(heading(page, "Welcome to Kith")).toBeVisible();
    await hand.tick(main.getByRole("radio", { name: "Looking for work" }));
    await hand.tick(main.getByRole("radio", { name: "3 people on each working day" }));
  });

  await test.step("import 1,200 connections", async () => {
    await hand.press(main.getByRole("link", { name: /Import the people you know/ }));
    await hand.give(main.getByLabel(/Choose Connections\.csv/), "tests/data/linkedin_1200.csv");
    await hand.press(main.getByRole("button", { name: "Import 1,190 people" }));
    await expect(main.getByText("Nothing is due.")).toBeVisible();
  });

  await test.step("choose how often to be in touch with one of them", async () => {
    await openPerson(page, hand);
    await expect(glance(page, "Last talked")).toHaveText("not known");
    await hand.press(main.getByRole("button", { name: "Change how often" }));
    await hand.tick(page.getByRole("radio", { name: "near, every 90 days" }));
    await hand.press(page.getByRole("button", { name: "Save", exact: true }));
    await expect(glance(page, "Staying in touch")).toContainText("the first hello is today");
  });

  await test.step("log a meeting with help and an introduction", async () => {
    await hand.log();
    await hand.pick(main.getByRole("combobox", { name: "With", exact: true }), GRACE);
    await hand.tick(main.getByRole("radio", { name: "in person" }));
    await hand.write(main.getByRole("textbox", { name: "A line to remember" }), "Coffee by the canal");
    await hand.tick(main.getByRole("radio", { name: "nothing for now" }));
    await hand.press(main.getByRole("button", { name: "a favor" }));
    await hand.select(main.getByRole("combobox", { name: "What kind" }), "a look over something");
    await hand.write(main.getByRole("textbox", { name: "What it was" }), "She read my letter");
    await hand.press(main.getByRole("button", { name: "an introduction" }));
    await hand.pick(main.getByRole("combobox", { name: "To whom" }), BEN);
    await hand.tick(main.getByRole("radio", { name: "made", exact: true }));
    await hand.press(main.getByRole("button", { name: "Save", exact: true }));
  });

  await test.step("Today asks for the thanks, and says why", async () => {
    await hand.go("Today");
    await expect(card(GRACE)).toContainText("2 things to thank Grace for today, the latest: the introduction to Ben Okafor.");
    await hand.press(card(GRACE).locator("summary").filter({ hasText: "Why am I seeing this?" }));
    await expect(card(GRACE)).toContainText("Whoever introduces you is thanked by the next working day");
    await expect(card(GRACE)).toContainText("Rule R20.");
    await expect(card(GRACE)).toContainText("Grace gave a look over something today");
    await expect(card(GRACE)).toContainText(`introduction to ${BEN}, made today`);
    await expect(card(BEN)).toContainText("Grace introduced you to Ben today. It is your turn to write.");
  });

  await test.step("thank: the card is gone and the clock is reset", async () => {
    await hand.press(card(GRACE).getByRole("button", { name: "Done" }));
    await expect(card(GRACE)).toHaveCount(0);
    await openPerson(page, hand);
    await expectThanked(page);
  });

  await test.step("all of it is there after a reload", async () => {
    await expectSaved(page);
    await page.reload();
    await ready(page);
    await expectThanked(page);
  });

  await test.step("undo: she is to be thanked again", async () => {
    await hand.undo();
    await hand.go("Today");
    await expect(card(GRACE)).toContainText("2 things to thank Grace for");
  });

  const copy = await test.step("take a copy away", async () => {
    await hand.go("Data");
    return download(page, () => hand.press(main.getByRole("button", { name: "Take a backup" })));
  });

  const lastCopy = await test.step("wipe everything, which makes a copy first", async () => {
    await hand.press(main.getByRole("button", { name: "Wipe everything…" }));
    await hand.write(page.getByLabel("Type “wipe” to go on"), "wipe");
    const last = await download(page, () => hand.press(page.getByRole("button", { name: "Back up and wipe" })));
    await expect(heading(page, "Welcome to Kith")).toBeVisible();
    return last;
  });

  await test.step("restore that copy", async () => {
    await hand.press(main.getByRole("link", { name: /restore a copy/ }));
    await hand.give(main.getByLabel(/Choose a backup/), await lastCopy.path());
    await hand.press(main.getByRole("button", { name: "Restore it" }));
    await expect(main.getByText("It is all here.")).toBeVisible();
    await hand.press(main.getByRole("link", { name: "See everybody" }));
    await expect(heading(page, "People")).toBeVisible();
    await expect(main.getByText("1,191 people", { exact: true })).toBeVisible();
  });

  await test.step("a copy of what came back is the same, byte for byte", async () => {
    await hand.go("Data");
    const again = await download(page, () => hand.press(main.getByRole("button", { name: "Take a backup" })));
    const [first, last, now] = await Promise.all([copy, lastCopy, again].map(bytes));
    expect(last.equals(first), "the copy made by wiping").toBe(true);
    expect(now.equals(first), "the copy of what was restored").toBe(true);
  });
}

/** What the page of the one who was thanked says. */
async function expectThanked(page: Page): Promise<void> {
  await expect(glance(page, "Last talked")).toContainText("today, in person");
  await expect(glance(page, "Last talked")).toContainText("You last wrote today, by e-mail");
  // Ninety days after 2 March, a Sunday gives way to the Monday after it.
  await expect(glance(page, "Staying in touch")).toContainText("the next hello is 1 June");
  const latest = page.getByRole("main").locator(".timeline > li").first();
  await expect(latest).toContainText("today");
  await expect(latest).toContainText("thanks");
}

/** Finds the one of the journey among everybody, and opens her page. */
async function openPerson(page: Page, hand: Hand): Promise<void> {
  await hand.go("People");
  await hand.write(page.getByRole("searchbox", { name: "Search everybody" }), GRACE);
  const link = page.getByRole("main").getByRole("link", { name: GRACE });
  await hand.choose(page.getByRole("list", { name: "People" }), link);
  await expect(heading(page, GRACE)).toBeVisible();
}

/** One of the lines that say how two people stand. */
function glance(page: Page, name: string) {
  return page.locator(".glance-part").filter({ hasText: name }).locator("dd");
}

function heading(page: Page, name: string) {
  return page.getByRole("heading", { level: 1, name });
}

function placesOn(page: Page) {
  const main = page.getByRole("main");
  const title = (name: string) => page.locator(".card-title").filter({ hasText: name });
  return { main, card: (name: string) => main.locator(".reason-card").filter({ has: title(name) }) };
}

/** The file that the browser saves on `press`. */
async function download(page: Page, press: () => Promise<void>): Promise<Download> {
  const [saved] = await Promise.all([page.waitForEvent("download"), press()]);
  return saved;
}

async function bytes(saved: Download): Promise<Buffer> {
  return readFile(await saved.path());
}
