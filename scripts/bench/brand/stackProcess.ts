import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { fromRoot } from "../../../services/shared/paths.ts";
import { endProcess } from "../../../test/support/clone.ts";

/** What serves a brand's stack, in a process of its own. */
export interface StackProcess {
  readonly url: string;
  /** Mebibytes in memory, on Linux; 0 elsewhere. */
  memory(): number;
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

export async function spawnStack(database: string): Promise<StackProcess> {
  const script = fromRoot("scripts/bench/brand/serveStack.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, database], {
    cwd: fromRoot(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (data) => {
      printed += data;
      const [, found] = /serves at (\S+)/.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", (code, signal) => reject(new Error(`The process ended with ${code ?? signal}.`)));
  });
  return {
    url,
    memory: () => memoryOf(child),
    async end(signal) {
      await endProcess(child, signal);
    },
  };
}

/** What a reply to a question may have in it. */
export interface Decided {
  readonly content: string;
  readonly reason: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Posts JSON as fast as Node.js can, and gives the reply; throws where there is none. */
export function post(
  url: string,
  body: object,
): Promise<{ readonly status: number; readonly json: Decided }> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
    const sent = request(url, { method: "POST", agent, headers }, (reply) => {
      let read = "";
      reply.setEncoding("utf8");
      reply.on("data", (data) => {
        read += data;
      });
      reply.on("end", () => resolve({ status: reply.statusCode ?? 0, json: JSON.parse(read || "null") }));
      reply.on("error", reject);
    });
    sent.on("error", (error: NodeJS.ErrnoException) => {
      // The server has closed a connection that nobody used for a while, just when it was to be used again.
      if (sent.reusedSocket && error.code === "ECONNRESET") resolve(post(url, body));
      else reject(error);
    });
    sent.end(text);
  });
}

function memoryOf({ pid }: ChildProcess): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}
