import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fromRoot } from "../../../services/shared/paths.ts";
import { installFolder } from "../../shared/installFolder.ts";

const FOLDER = "scripts/brand/nodeRed";

/** Node-RED with one flow: what is posted to /stopped is handed to a node that keeps it, and /kept shows it. */
const flow = [
  { id: "tab", type: "tab", label: "Stops" },
  { id: "in", type: "http in", z: "tab", url: "/stopped", method: "post", wires: [["keep"]] },
  {
    ...{ id: "keep", type: "function", z: "tab", outputs: 1, wires: [["out"]] },
    func: "const kept = flow.get('kept') || []; kept.push({ headers: msg.req.headers, payload: msg.payload }); flow.set('kept', kept); msg.statusCode = 204; msg.payload = ''; return msg;",
  },
  { id: "ask", type: "http in", z: "tab", url: "/kept", method: "get", wires: [["show"]] },
  {
    ...{ id: "show", type: "function", z: "tab", outputs: 1, wires: [["out"]] },
    func: "msg.payload = flow.get('kept') || []; return msg;",
  },
  { id: "out", type: "http response", z: "tab", wires: [] },
];

/** Starts Node-RED on a port, in a folder that ends with it. */
export async function startNodeRed(port: number): Promise<{ readonly url: string; close(): Promise<void> }> {
  await installFolder(FOLDER, "Node-RED");
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-node-red-"));
  writeFileSync(path.join(folder, "flows.json"), JSON.stringify(flow));
  // Whatever a folder above says modules are.
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ type: "commonjs" }));
  writeFileSync(
    path.join(folder, "settings.js"),
    `module.exports = { uiHost: "127.0.0.1", uiPort: ${port}, flowFile: "flows.json", httpAdminRoot: false, logging: { console: { level: "warn" } } };`,
  );
  const script = fromRoot(FOLDER, "node_modules/node-red/red.js");
  const child = spawn(process.execPath, [script, "--userDir", folder], { stdio: "ignore", cwd: folder });
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  for (let looks = 0; looks < 300; looks++) {
    const isUp = await fetch(`${url}/kept`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return { url, close };
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await close();
  throw new Error("Node-RED did not start within a minute.");
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
