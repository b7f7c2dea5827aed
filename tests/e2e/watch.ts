// What no test may ever see: a request to another origin, a violation of the content security policy,
// an error in the page, or a word that Kith never says.

import { type BrowserContext, type ConsoleMessage, expect, type Request } from "@playwright/test";

/** practices.md's "words never shown". People's own words are theirs: elements marked `data-own`. */
const NEVER_SHOWN = ["should have", "failed", "overdue by", "debt", "neglected", "worn out", "lead"];

export class Watch {
  /** What was seen that must not be, in the order it was seen. */
  readonly seen: string[] = [];
  private allowed: RegExp[] = [];

  private constructor(private readonly origin: string) {}

  /** Watches every page of `context`, which shows Kith at `address`. */
  static async over(context: BrowserContext, address: string): Promise<Watch> {
    const watch = new Watch(new URL(address).origin);
    context.on("request", (request) => watch.onRequest(request));
    context.on("console", (message) => watch.onConsole(message));
    context.on("weberror", (error) => watch.note(`error in the page: ${error.error()}`));
    await context.exposeBinding("kithWatch", (_, what: string) => watch.note(what));
    await context.addInitScript(watchInPage, NEVER_SHOWN);
    return watch;
  }

  /** For tests that cause a fault on purpose: what matches `pattern` is expected. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  /** Fails the test if anything was seen that is not allowed. */
  expectNothing(): void {
    const unexpected = this.seen.filter((what) => !this.allowed.some((pattern) => pattern.test(what)));
    expect(unexpected, "nothing that must never happen").toEqual([]);
  }

  private note(what: string): void {
    if (!this.seen.includes(what)) this.seen.push(what);
  }

  private onRequest(request: Request): void {
    const url = new URL(request.url());
    const inside = ["data:", "blob:", "about:"].includes(url.protocol);
    if (!inside && url.origin !== this.origin) this.note(`request to another origin: ${url}`);
  }

  private onConsole(message: ConsoleMessage): void {
    const policy = message.text().includes("Content Security Policy");
    if (policy || message.type() === "error") this.note(`console: ${message.text()}`);
  }
}

/** Runs inside each page, before its own scripts. */
function watchInPage(neverShown: string[]): void {
  const report = (what: string) => (window as unknown as { kithWatch(what: string): void }).kithWatch(what);
  const forbidden = new RegExp(`\\b(${neverShown.join("|").replaceAll(" ", "\\s+")})\\b`, "i");
  const SPOKEN = ["aria-label", "aria-description", "placeholder", "title", "alt"];

  const isOwn = (element: Element | null) => Boolean(element?.closest("[data-own]"));
  // The options of a folded select count as shown: a person unfolds it.
  const isShown = (element: Element | null) => Boolean((element?.closest("select") ?? element)?.checkVisibility());

  /** The page's own words a person sees or hears, block by block. */
  function* ownWords(): Generator<string> {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let block: Element | null = null;
    let words = "";
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (!isShown(parent)) continue;
      const around = parent?.closest("p, li, td, th, dt, dd, h1, h2, h3, h4, label, button, a, div, option") ?? null;
      if (around !== block) {
        yield words;
        [block, words] = [around, ""];
      }
      // Something of the user's own still separates the words around it.
      words += isOwn(parent) ? " … " : node.textContent;
    }
    yield words;
    for (const element of document.body.querySelectorAll(SPOKEN.map((name) => `[${name}]`).join())) {
      if (isOwn(element) || !isShown(element)) continue;
      for (const name of SPOKEN) yield element.getAttribute(name) ?? "";
    }
  }

  function readPage(): void {
    for (const words of ownWords()) {
      const found = forbidden.exec(words);
      if (found) report(`never shown: “${found[0]}” in “${words.trim()}” at ${location.hash || "#"}`);
    }
  }

  let waiting = false;
  function readSoon(): void {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (document.body) readPage();
    }, 100);
  }

  document.addEventListener("securitypolicyviolation", (event) => {
    report(`content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
  document.addEventListener("DOMContentLoaded", () => {
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    // The document, not its body: a page that is being left may have none any more.
    new MutationObserver(readSoon).observe(document, everything);
    readSoon();
  });
}
