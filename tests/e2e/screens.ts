// The screens, and how the tests come to a notebook that is full.

import { expect, type Page } from "@playwright/test";
import { open, ready } from "./kith.ts";

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
  "#/import",
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
