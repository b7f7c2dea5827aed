// Registers the service worker and tells the page when a new version is ready.
//
// The page and this file speak through two events on `window`:
//   "kith-update"  from here: a new version waits (also kept as `window.__kithUpdate = true`)
//   "kith-reload"  to here: the user said yes; change over to the new version and reload

"use strict";

const HOUR = 60 * 60 * 1000;

function announceUpdate() {
  window.__kithUpdate = true;
  window.dispatchEvent(new CustomEvent("kith-update"));
}

/** Announces a worker that comes to wait beside the one that serves this page. */
function watchForUpdates(registration) {
  if (registration.waiting && navigator.serviceWorker.controller) announceUpdate();
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && navigator.serviceWorker.controller) announceUpdate();
    });
  });
}

/** A page that stays open for days asks for a new version when it is looked at again. */
function checkNowAndThen(registration) {
  let checked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - checked < HOUR) return;
    checked = Date.now();
    registration.update().catch(() => {}); // offline: the next look will do
  });
}

/** Changes over when asked to. Another tab of the same site only hears that a reload is due. */
function changeOverOnRequest(registration) {
  let asked = false;
  let served = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (asked) window.location.reload();
    else if (served) announceUpdate();
    served = true;
  });
  window.addEventListener("kith-reload", () => {
    asked = true;
    if (registration.waiting) registration.waiting.postMessage("skip-waiting");
    else window.location.reload();
  });
}

async function boot() {
  const registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
  watchForUpdates(registration);
  checkNowAndThen(registration);
  changeOverOnRequest(registration);
}

// Opened from a file there is no worker, and none is needed.
if ("serviceWorker" in navigator && window.location.protocol.startsWith("http")) {
  boot().catch((error) => console.info("Kith: works here, but not without a connection.", error));
}
