// The project's own static file server, started and stopped by the tests.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Files must work below any path, so the tests use a path that nothing could guess. */
const UNDER = "/some/where/";

export class Server {
  private constructor(
    private readonly process: ChildProcess,
    /** The address of the page, with a slash at its end. */
    readonly address: string,
  ) {}

  /** Serves `folder` (dist/, or what KITH_DIST names) at a free port, or at `port`. */
  static async start({ folder = process.env.KITH_DIST ?? "dist", port = 0 } = {}): Promise<Server> {
    const options = ["--port", String(port), "--under", UNDER, "--dir", folder];
    const [program, words] = process.env.KITH_XTASK
      ? [process.env.KITH_XTASK, ["host", ...options]]
      : ["cargo", ["xtask", "host", ...options]];
    const server = spawn(program, words, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
    const [address] = await once(createInterface({ input: server.stdout }), "line");
    return new Server(server, address);
  }

  get port(): number {
    return Number(new URL(this.address).port);
  }

  async stop(): Promise<void> {
    const gone = once(this.process, "exit");
    this.process.kill();
    await gone;
  }
}
