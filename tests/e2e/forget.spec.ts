// Forgetting somebody (R115): afterwards no word of their name, address or profile is left in anything that this
// browser stores or Kith hands out, whatever held it before, and whatever another tab was about to write.

import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "@playwright/test";
import { axe, expect, open, ready, test } from "./kith.ts";
import { expectSaved, storedPlacesOf } from "./raw.ts";
import { addPerson, logWith, openPerson } from "./steps.ts";

const NAME = "Quirinia Zwolak";
const EMAIL = "kwyjibo@xanthippe.example";
const PROFILE = "https://www.linkedin.com/in/pomegranate-74";
/** Every word by which anybody could tell that she was here. */
const WORDS = ["Quirinia", "Zwolak", "kwyjibo", "xanthippe", "pomegranate"];

/** Whatever can hold her: both generations of the snapshot, the journal with its history, a draft. */
const EVERYWHERE = ["kith/snapshot/current", "kith/snapshot/previous", "kith/journal", "kith/things/draft/#/log"];

test("no byte of somebody forgotten is left", async ({ context, page }, info) => {
  test.skip(info.project.name === "phone", "the same storage on both");
  test.setTimeout(120_000);
  await open(page, "#/import");
  await importPeople(page, [her(), ...strangers("Early")]);
  await importPeople(page, strangers("Late"));
  await writeOfHer(page);
  expect(await storedPlacesOf(page, "Zwolak")).toEqual(expect.arrayContaining(EVERYWHERE));
  const other = await tabThatWritesOfHer(context);

  await openPerson(page, NAME);
  await page.getByRole("main").locator(".person-actions").getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Forget for good…" }).click();
  const dialog = page.getByRole("dialog", { name: "Forget this person?" });
  await expect(dialog.getByText("They are named here.")).toBeVisible();
  await axe(page);
  await dialog.getByRole("button", { name: "Tick all" }).click();
  await dialog.getByLabel("Type “forget” to go on").fill("forget");
  await dialog.getByRole("button", { name: "Forget for good" }).click();
  await expect(page.getByText("Forgotten. Nothing of them is left in this notebook.")).toBeVisible();
  await expectSaved(page);
  await expectNothingOfHer(page);

  // The other tab, which was writing to her, neither shows nor brings her back, whatever it does.
  await expect(other.getByText(/Quirinia/)).toHaveCount(0);
  await addPerson(other, { name: "Ben Okafor" });
  await expectSaved(other);
  await other.close({ runBeforeUnload: true });
  await page.reload();
  await ready(page);
  await expectNothingOfHer(page);
  await openPerson(page, "Ada Early");
  await expect(page.getByText("someone sends her regards, says Ada")).toBeVisible();
});

function her(): string {
  return `Quirinia,Zwolak,${PROFILE},${EMAIL},Harbour Works,Pilot,04 May 2023`;
}

/** So many that taking them in writes the whole book anew. */
function strangers(family: string): string[] {
  const place = (at: number) => `Harbour Works ${at % 50},Keeper of lighthouse ${at},04 May 2023`;
  const names = ["Ada", ...Array.from({ length: 1999 }, (_, at) => `N${at}`)];
  return names.map((given, at) => `${given},${family},https://www.linkedin.com/in/${given}-${family},,${place(at)}`);
}

async function importPeople(page: Page, rows: string[]): Promise<void> {
  const text = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On", ...rows].join("\n");
  await page.goto("./#/data");
  await page.getByRole("link", { name: "Import from LinkedIn" }).click();
  const file = { name: "Connections.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: /^Import [\d,]+ people$/ }).click();
  await expect(page.getByText("Nothing is due.")).toBeVisible();
  await expectSaved(page);
}

/** What happened with her, what others say of her, what of it lies in the trash, and what is half written. */
async function writeOfHer(page: Page): Promise<void> {
  await logWith(page, NAME, { note: "Quirinia and I looked at the harbour", favor: true });
  await logWith(page, NAME, { note: `A letter to ${EMAIL}` });
  await logWith(page, "Ada Early", { note: `${NAME} sends her regards, says Ada; see ${PROFILE}` });
  await logWith(page, "Ada Late", { note: "Quirinia laughed" });
  await introducedBy(page, NAME, "Ben Okafor");
  await openPerson(page, NAME);
  await page.getByRole("listitem").filter({ hasText: EMAIL }).getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expectSaved(page);
  await page.goto("./#/log");
  await page.getByRole("textbox", { name: "A line to remember" }).fill(`Write to ${NAME}`);
  await expect(async () => expect(await storedPlacesOf(page, "Write to Quirinia")).toHaveLength(1)).toPass();
}

async function introducedBy(page: Page, introducer: string, other: string): Promise<void> {
  await page.goto("./#/introduction");
  await page.getByRole("combobox", { name: "With", exact: true }).fill(introducer);
  await page.getByRole("option").filter({ hasText: introducer }).first().click();
  await page.getByRole("combobox", { name: "To whom" }).fill(other);
  await page.getByRole("option").filter({ hasText: other }).first().click();
  await page.getByRole("radio", { name: "made", exact: true }).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Introduction" })).toHaveCount(0);
}

/** Another tab, in which somebody is just writing about her. */
async function tabThatWritesOfHer(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage();
  await open(tab, "#/promise");
  await tab.getByRole("textbox", { name: "What", exact: true }).fill(`Send ${NAME} the photographs`);
  return tab;
}

async function expectNothingOfHer(page: Page): Promise<void> {
  const copy = await backup(page);
  for (const word of WORDS) {
    expect(await storedPlacesOf(page, word), `stored places of ${word}`).toEqual([]);
    expect(copy.toLowerCase(), "the backup").not.toContain(word.toLowerCase());
  }
}

async function backup(page: Page): Promise<string> {
  await page.goto("./#/data");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Take a backup" }).click();
  return readFile(await (await saved).path(), "utf8");
}
