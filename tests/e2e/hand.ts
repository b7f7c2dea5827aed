// How a person works the page: with a pointer (or a finger), or with the keyboard alone. A journey told
// with a hand is walked by both.

import { expect, type Locator, type Page } from "@playwright/test";

/** The pages that the navigation leads to, by their headings. */
export type PageName = "Today" | "People" | "Data" | "History" | "Settings";

export interface Hand {
  /** Goes to a page by the navigation. */
  go(page: PageName): Promise<void>;
  /** Opens the form for what happened. */
  log(): Promise<void>;
  /** Undoes the latest change. */
  undo(): Promise<void>;
  /** Presses a button or follows a link. */
  press(what: Locator): Promise<void>;
  /** Chooses one of a few, or ticks a box. */
  tick(what: Locator): Promise<void>;
  /** Writes into an empty field. */
  write(where: Locator, text: string): Promise<void>;
  /** Chooses from a list that opens. */
  select(where: Locator, label: string): Promise<void>;
  /** Picks somebody in a field that offers people, or makes them new. */
  pick(field: Locator, name: string): Promise<void>;
  /** Follows a link in a list of any length, of which the keyboard's focus goes through the rows by arrows. */
  choose(list: Locator, link: Locator): Promise<void>;
  /** Gives a file to a field that takes one. */
  give(field: Locator, file: string): Promise<void>;
}

/** A mouse on a desktop, a finger on a phone. */
export class Pointer implements Hand {
  constructor(private readonly page: Page) {}

  async go(name: PageName): Promise<void> {
    const links = this.page.getByRole("navigation").getByRole("link", { name, exact: true });
    if ((await links.count()) === 0) await this.more();
    const sheet = this.page.getByRole("dialog", { name: "More" }).getByRole("link", { name, exact: true });
    await links.or(sheet).first().click();
    await expectHeading(this.page, name);
  }

  async log(): Promise<void> {
    await this.page.getByRole("navigation").getByRole("link", { name: /^Log/ }).click();
  }

  async undo(): Promise<void> {
    const button = this.page.getByRole("button", { name: "Undo", exact: true });
    if ((await button.count()) === 0) await this.more();
    await button.first().click();
  }

  /** Opens what the bar of a phone has no room for. */
  private async more(): Promise<void> {
    await this.page.getByRole("navigation").getByRole("button", { name: "More", exact: true }).click();
  }

  async press(what: Locator): Promise<void> {
    await what.click();
  }

  async tick(what: Locator): Promise<void> {
    await what.check();
  }

  async write(where: Locator, text: string): Promise<void> {
    await where.fill(text);
  }

  async select(where: Locator, label: string): Promise<void> {
    await where.selectOption({ label });
  }

  async pick(field: Locator, name: string): Promise<void> {
    await field.fill(name);
    await this.page.getByRole("option").filter({ hasText: name }).first().click();
  }

  async choose(_list: Locator, link: Locator): Promise<void> {
    await link.click();
  }

  async give(field: Locator, file: string): Promise<void> {
    await field.setInputFiles(file);
  }
}

/** Tab, Enter, Space, arrows, letters and nothing else: whatever cannot be reached so is not found. */
export class Keyboard implements Hand {
  constructor(private readonly page: Page) {}

  private get keys() {
    return this.page.keyboard;
  }

  async go(name: PageName): Promise<void> {
    await this.keys.press("Control+k");
    await this.command(name);
    await expectHeading(this.page, name);
  }

  async log(): Promise<void> {
    await this.keys.press("Control+k");
    await this.command("Log what happened");
  }

  async undo(): Promise<void> {
    await this.keys.press("Control+z");
  }

  async press(what: Locator): Promise<void> {
    await this.reach(what);
    await this.keys.press("Enter");
  }

  async tick(what: Locator): Promise<void> {
    await expect(what).toBeAttached();
    if ((await what.getAttribute("type")) === "radio") await this.tickRadio(what);
    else {
      await this.reach(what);
      await this.keys.press("Space");
    }
    await expect(what).toBeChecked();
  }

  async write(where: Locator, text: string): Promise<void> {
    await this.reach(where);
    await this.keys.type(text);
  }

  async select(where: Locator, label: string): Promise<void> {
    await this.reach(where);
    await this.keys.type(label);
    await expect(where.locator("option:checked")).toHaveText(label);
  }

  async pick(field: Locator, name: string): Promise<void> {
    await this.write(field, name);
    await expect(this.page.getByRole("option").filter({ hasText: name }).first()).toBeVisible();
    await this.keys.press("Enter");
  }

  async choose(list: Locator, link: Locator): Promise<void> {
    await expect(link).toBeVisible();
    await this.reach(list);
    for (let step = 0; step < 20 && !(await isFocused(link)); step += 1) await this.keys.press("ArrowDown");
    await this.keys.press("Enter");
  }

  async give(field: Locator, file: string): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.press(field);
    await (await chooser).setFiles(file);
  }

  private async command(words: string): Promise<void> {
    const field = this.page.getByRole("combobox", { name: /page, a person or an action/ });
    await expect(field).toBeFocused();
    await this.keys.type(words);
    await expect(this.page.getByRole("option", { selected: true })).toContainText(words);
    await this.keys.press("Enter");
    await expect(field).toBeHidden();
  }

  /** The browser stops once at each group of radio buttons; arrows go on within it. */
  private async tickRadio(what: Locator): Promise<void> {
    const name = await what.getAttribute("name");
    await this.reach(this.page.locator(`input[name="${name}"]`));
    for (let step = 0; step < 20 && !(await isFocused(what)); step += 1) await this.keys.press("ArrowDown");
    if (!(await what.isChecked())) await this.keys.press("Space");
  }

  /** Presses Tab until the focus is there; a person would go no longer way than once around. */
  private async reach(what: Locator): Promise<void> {
    await expect(what.first()).toBeAttached();
    for (let step = 0; step < 120; step += 1) {
      if (await isFocused(what)) return;
      await this.keys.press("Tab");
    }
    throw new Error(`Tab does not reach ${what}`);
  }
}

/** Whether one of these has the focus. */
async function isFocused(what: Locator): Promise<boolean> {
  return what.evaluateAll((elements) => elements.some((element) => element === document.activeElement));
}

async function expectHeading(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
}
