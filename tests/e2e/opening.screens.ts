// The first paint: what is seen while the program is still on its way.

import { picture, test } from "./kith.ts";

test("opening", async ({ page, watch }) => {
  watch.allow(/ERR_FAILED|Failed to fetch/);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  await picture(page, "opening");
});
