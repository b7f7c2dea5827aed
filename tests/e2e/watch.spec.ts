// The watch itself: a check that cannot fail shows nothing.

import { axe, expect, open, test } from "./kith.ts";

test("the watch sees what must never happen", async ({ page, watch }) => {
  await open(page);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", `<p style="color:red">You <b>should</b> have written.</p>`);
    document.body.insertAdjacentHTML("beforeend", `<button aria-label="A good lead">?</button>`);
    fetch("https://example.org/").catch(() => {});
    setTimeout(() => Promise.reject(new Error("lost")));
  });
  const expected = ["should have", "lead", "style-src-attr", "connect-src", "lost"];
  await expect(() => {
    for (const what of expected) expect(watch.seen.join("\n")).toContain(what);
  }).toPass();
  watch.allow(/should have|A good lead|ontent .ecurity .olicy|connect-src|lost|example.org/);
});

test("the watch leaves people's own words and longer words alone", async ({ page, watch }) => {
  await open(page);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", `<p><b data-own>Indebted lead of Debt Ltd</b> misled leaders</p>`);
  });
  await page.waitForTimeout(300);
  expect(watch.seen).toEqual([]);
});

test("axe sees a picture without words", async ({ page }) => {
  await open(page);
  await page.evaluate(() => document.querySelector("main, body")?.insertAdjacentHTML("beforeend", `<img src="icon.svg">`));
  await expect(axe(page)).rejects.toThrow("image-alt");
});
