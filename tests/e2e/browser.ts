// Which browser the tests drive, how it is started, and the windows it shows.

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

/** The two windows that everything is shown in. */
export const DESKTOP = { width: 1280, height: 800 };
/** See `DESKTOP`. */
export const PHONE = { width: 390, height: 844 };
