// A file of connections is looked at before it is taken in, and taken back in one step.

import { Buffer } from "node:buffer";
import { type Page } from "@playwright/test";
import { axe, expect, open, test } from "./kith.ts";

const FILE = "tests/data/linkedin_1200.csv";

test("1,200 connections with all the traps come in, and go again in one step", async ({ page }) => {
  await open(page, "#/import");
  await axe(page);
  await choose(page, FILE);
  await expect(page.getByText("1,194 people stand in this file")).toBeVisible();
  await expect(page.getByRole("tab", { name: "New (1,190)" })).toHaveAttribute("aria-selected", "true");
  await axe(page);
  await leaveFirstOut(page);
  await eachListIsSound(page);

  await page.getByRole("button", { name: "Import 1,189 people" }).click();
  await expect(page.getByText("1,189 people are here.")).toBeVisible();
  await expect(page.getByText("Nothing is due.")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByText("It is taken back.")).toBeVisible();
});

test("the same file again brings only what was left out", async ({ page }) => {
  await open(page, "#/import");
  await choose(page, FILE);
  await leaveFirstOut(page);
  await page.getByRole("button", { name: "Import 1,189 people" }).click();
  await expect(page.getByText("1,189 people are here.")).toBeVisible();
  await page.goto("./#/data");
  await page.getByRole("link", { name: "Import from LinkedIn" }).click();
  await choose(page, FILE);
  await expect(page.getByRole("tab", { name: "New (1)" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Import 1 person" })).toBeVisible();
});

test("files that are no list of connections change nothing", async ({ page }) => {
  await open(page, "#/import");
  await chooseText(page, "photo.csv", "PK\u0003\u0004…");
  await expect(page.getByRole("main").getByText("packed archive or a workbook")).toBeVisible();
  await expect(page.getByText("Nothing was changed.")).toBeVisible();
  await axe(page);
  await chooseText(page, "empty.csv", "");
  await expect(page.getByRole("main").getByText("The file is empty.")).toBeVisible();
  await chooseText(page, "bare.csv", "First Name,Last Name,URL\n");
  await expect(page.getByText("Nobody stands in this file.")).toBeVisible();
  await axe(page);
});

test("unknown columns are named by the user", async ({ page }) => {
  await open(page, "#/import");
  await chooseText(page, "friends.csv", "Wer,Wo\nAna Ruiz,Acme\nBen Okri,\n");
  await expect(page.getByRole("heading", { name: "What are these columns?" })).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose the column that holds the name");
  await page.getByLabel("“Wer”").selectOption({ label: "First name, or the whole name" });
  await page.getByLabel("“Wo”").selectOption({ label: "Where they work" });
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByRole("main").getByRole("listitem").first()).toContainText("Ana Ruiz");
  await expect(page.getByRole("button", { name: "Import 2 people" })).toBeVisible();
});

test("by keyboard alone, with the one question about dates", async ({ page }) => {
  await open(page, "#/import");
  const header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
  await chooseText(page, "two.csv", `${header}Ana,Ruiz,,,,,04/05/2023\nBen,Okri,,,,,\n`);
  await expect(page.getByRole("button", { name: "Import 2 people" })).toBeDisabled();
  await page.getByRole("radio", { name: "The day: 04/05/2023 is 4 May 2023" }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("tab", { name: "New (2)" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("checkbox", { name: "Take in Ana Ruiz" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("checkbox", { name: "Take in Ben Okri" })).toBeFocused();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Import 1 person" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 person is here.")).toBeVisible();
});

async function choose(page: Page, path: string): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(path);
}

async function chooseText(page: Page, name: string, text: string): Promise<void> {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
}

async function leaveFirstOut(page: Page): Promise<void> {
  await page.getByRole("checkbox").first().uncheck();
}

/** Opens every list of the preview. */
async function eachListIsSound(page: Page): Promise<void> {
  for (const name of ["Nothing new (4)", "Hard to read (4)"]) {
    await page.getByRole("tab", { name }).click();
    await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
    await axe(page);
  }
}
