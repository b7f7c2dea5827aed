// Which browser the tests drive, and how it is started.

import { existsSync } from "node:fs";

const USUAL_PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export const CHROMIUM = {
  executablePath: process.env.KITH_CHROMIUM || USUAL_PLACES.find((path) => existsSync(path)),
  chromiumSandbox: false, // the tests may run as root, where Chromium's sandbox does not start
  args: [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
  ],
};
