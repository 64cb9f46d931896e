import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { generate } from "lean-qr";
import { commandLine } from "../shared/commandLine.ts";
import { freePorts } from "../shared/freePorts.ts";
import { step } from "../shared/progress.ts";
import { type Demo, type DemoPorts, startDemo } from "./startDemo.ts";

const help = `Starts everything on this machine, to be tried in a browser: a chain, issuers with a sandbox bank, a relayer, a
brand's service with its shop, the pages for customers, sample people and three open campaigns.

Usage: npm run demo -- [options]

  --port N    port of the pages for customers; the others are the next five (default: free ones)
  --verbose   show the services' log
  --help      this text

It is ready in half a minute, prints the addresses and what to click, and keeps nothing: Ctrl-C ends everything it
started. Each start is a new chain. A browser keeps what it had at the same port, so with --port use a private window.`;

const { refuse, integer } = commandLine("run demo");
const names = ["pages", "shop", "chain", "gateway", "brand", "relayer"] as const;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string" },
        verbose: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const first = values.port === undefined ? undefined : integer("port", values.port, 1, 65_530);
    return { ...values, first };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

async function portsFrom(first: number | undefined): Promise<DemoPorts> {
  const numbers =
    first === undefined ? await freePorts(names.length) : names.map((_, index) => first + index);
  return Object.fromEntries(names.map((name, index) => [name, numbers[index]])) as unknown as DemoPorts;
}

/** A QR code of two rows in each line of text, dark on light. */
function qrText(text: string): string {
  const code = generate(text);
  const margin = 2;
  const rows: string[] = [];
  for (let row = -margin; row < code.size + margin; row += 2) {
    let line = "";
    for (let column = -margin; column < code.size + margin; column++) {
      const [upper, lower] = [code.get(column, row), code.get(column, row + 1)];
      line += upper ? (lower ? " " : "▄") : lower ? "▀" : "█";
    }
    rows.push(line);
  }
  return rows.join("\n");
}

function whatToDo({ pages, shop, brand, gateway, bank, relayer, chain }: Demo, link: string): string {
  return `
Everything runs.

  Shop of the brand        ${shop}
  Pages for customers      ${pages}
  Brand's service          ${brand.url}/openapi.json   (its token: ${brand.token})
  Issuers' gateway         ${gateway}/openapi.json
  Sandbox bank             ${bank}
  Relayer                  ${relayer}/health
  Chain                    ${chain.url}

Answer a request:

  1. Open this link in a browser on this machine:

     ${link}

  2. Choose how to open your vault: "With a passphrase", for instance, and "Begin".
  3. The request needs a card: "Add a card", fill in a number or two, "Allow, and get the card".
  4. After a minute at most the card counts: "Back to the request". Read it, and say "Yes" or "No".

Then open the shop: it shows everybody the same until you answer there; "My permissions" stops it again.
The link as a QR code, for a camera on this machine:

${qrText(link)}

Ctrl-C ends everything.`;
}

const options = readOptions();
if (options.help) {
  console.log(help);
  process.exit(0);
}

const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-demo-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
let demo: Demo | undefined;
let isEnding = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    console.log("\nThe demo ends.");
    // A part that hangs must not keep the others.
    setTimeout(() => process.exit(0), 8000).unref();
    void (demo?.close() ?? Promise.resolve()).finally(() => process.exit(0));
  });
}
try {
  demo = await startDemo({
    folder,
    ports: await portsFrom(options.first),
    step,
    log: options.verbose ? (line) => console.log(line) : () => {},
  });
  console.log(whatToDo(demo, await demo.link("outdoors")));
} catch (error) {
  if (isEnding) process.exit(0);
  console.error(`\nThe demo could not be started: ${(error as Error).message}`);
  process.exit(1);
}
