// Small steps that several tests take.

import { expect, type Page } from "@playwright/test";

/** Adds somebody by the quick form for names. */
export async function addPerson(page: Page, who: { name: string; organization?: string }): Promise<void> {
  await page.goto("./#/name-ten");
  await page.getByRole("textbox", { name: "Name" }).fill(who.name);
  await page.getByRole("textbox", { name: /Where they work/ }).fill(who.organization ?? "");
  await page.getByRole("button", { name: /^Add/ }).click();
  await expect(page.getByRole("main").getByRole("link", { name: who.name })).toBeVisible();
}

/** Logs a talk of today with somebody; with `favor`, one in which they helped. */
export async function logWith(page: Page, name: string, what: { note: string; favor?: boolean }): Promise<void> {
  await page.goto("./#/log");
  await page.getByRole("combobox", { name: "With" }).fill(name);
  await page.getByRole("option").filter({ hasText: name }).first().click();
  await page.getByRole("radio", { name: "in person" }).check();
  await page.getByRole("textbox", { name: "A line to remember" }).fill(what.note);
  await page.getByRole("radio", { name: "nothing for now" }).check();
  if (what.favor) await page.getByRole("button", { name: "a favor" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { name: "What happened?" })).toHaveCount(0);
}

/** Finds somebody in the list of people, however long, and opens their page. */
export async function openPerson(page: Page, name: string): Promise<void> {
  await page.goto(`./#/people?q=${encodeURIComponent(name)}`);
  await page.getByRole("main").getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}
