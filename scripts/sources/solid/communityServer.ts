import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { fromRoot } from "../../../services/shared/paths.ts";

const folder = "scripts/sources/solid";
/** Milliseconds; it takes 10 s on an idle machine. */
const LONGEST_START = 300_000;

/** An account at the server, with a pod. */
export interface SolidAccount {
  readonly webId: string;
  /** Address of the pod. */
  readonly storage: string;
  /** Client credentials. */
  readonly clientId: string;
  readonly clientSecret: string;
}

/** How a server asks who may read: Web Access Control, or Access Control Policies. */
export type AccessControl = "wac" | "acp";

/** Starts a Community Solid Server, which has to be installed, in a process of its own. It keeps everything in memory. */
export async function startCommunityServer(access: AccessControl) {
  const own = await mkdtemp(path.join(os.tmpdir(), "decdp-solid-"));
  const config = path.join(own, "config.json");
  await writeFile(config, await configFor(access));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, [fromRoot(folder, "serve.mjs"), config, String(port)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const close = async () => {
    child.kill();
    await ended;
    await rm(own, { recursive: true, force: true });
  };
  const late = setTimeout(() => child.kill(), LONGEST_START);
  const started = await Promise.race([
    said(child.stdout, "started").then(() => true),
    ended.then(() => false),
  ]);
  clearTimeout(late);
  if (!started) {
    await close();
    throw new Error("The Community Solid Server did not start.");
  }
  return { origin, access, createAccount: (name: string) => createAccount(origin, name), close };
}

/** The server may log something before. */
async function said(output: Readable, word: string): Promise<void> {
  let text = "";
  while (!text.includes(word)) text += String((await once(output, "data"))[0]);
  // Whatever else it logs must not fill the pipe.
  output.resume();
}

async function configFor(access: AccessControl): Promise<string> {
  const usual = fromRoot(folder, "node_modules/@solid/community-server/config/default.json");
  const text = await readFile(usual, "utf8");
  if (access === "wac") return text;
  return text
    .replace("ldp/authorization/webacl.json", "ldp/authorization/acp.json")
    .replace("util/auxiliary/acl.json", "util/auxiliary/acr.json");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

type Controls = Readonly<Record<string, Readonly<Record<string, string>>>>;

async function createAccount(origin: string, name: string): Promise<SolidAccount> {
  let token: string | undefined;
  const call = async (url: string, body?: object) => {
    const answer = await fetch(url, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(token !== undefined && { authorization: `CSS-Account-Token ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${await answer.text()}`);
    return answer.json() as Promise<Record<string, string> & { controls: Controls }>;
  };
  const { controls: open } = await call(`${origin}/.account/`);
  token = (await call(open.account!.create!, {})).authorization;
  const { controls } = await call(`${origin}/.account/`);
  await call(controls.password!.create!, { email: `${name}@example.org`, password: crypto.randomUUID() });
  const { pod, webId } = await call(controls.account!.pod!, { name });
  const { id, secret } = await call(controls.account!.clientCredentials!, { name: "test", webId });
  return { webId: webId!, storage: pod!, clientId: id!, clientSecret: secret! };
}
