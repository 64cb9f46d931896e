import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { tasks } from "hardhat";
import { writeReceipt } from "../../src/consent/receipt/file/receipt.ts";
import { verifyReceipt } from "../../src/consent/receipt/proof/verify.ts";
import { createRandom } from "../../test/support/random.ts";
import { mutateReceipt } from "../../test/support/receipts/receiptMutations.ts";
import { fitsSchema, keepsToShapes, quadsOf } from "../../test/support/receipts/standards.ts";
import { unknownTermsIn } from "../../test/support/receipts/usedTerms.ts";
import { liveThrough } from "../receipts/life.ts";
import { BEGIN, startLifeChain } from "../receipts/lifeChain.ts";
import { writeFigures } from "../report/figures.ts";
import { commandLine } from "../shared/commandLine.ts";

/** By then, everything in the life has happened. */
const NOW = BEGIN + 365 * 86_400;

const help = `Leads a consent through its whole life on a chain of its own, checks every receipt, and verifies receipts in which one
field or one letter was changed. Fails unless each of those is refused.

Usage: npm run bench:receipts -- [options]

  --mutations N  number of changed receipts, 1 to 1000000 (default 1000)
  --seed N       decides what is changed (default 1)
  --help         this text

Writes out/receipts.json, a flat map from name to number. Takes about a minute.`;

const { refuse, integer } = commandLine("run bench:receipts");

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        mutations: { type: "string", default: "1000" },
        seed: { type: "string", default: "1" },
        help: { type: "boolean", default: false },
      },
    });
    return {
      help: values.help,
      mutations: integer("mutations", values.mutations, 1, 1_000_000),
      seed: integer("seed", values.seed, 0, 2 ** 31),
    };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

const { help: wantsHelp, mutations, seed } = readOptions();
if (wantsHelp) {
  console.log(help);
  process.exit(0);
}
await tasks.getTask("build").run({ noTests: true, quiet: true });
const chain = await startLifeChain();
const receipts = await liveThrough(chain, { begin: BEGIN });
const failed: string[] = [];
const unknown = new Set<string>();
for (const receipt of receipts) {
  const { event } = receipt.facts;
  const { holds, lines } = await verifyReceipt(chain.reader, writeReceipt(receipt), { now: NOW });
  for (const line of lines.filter((one) => !one.holds)) failed.push(`${event}: ${line.check}: ${line.words}`);
  const quads = await quadsOf(receipt.receipt);
  for (const term of unknownTermsIn(quads)) unknown.add(term);
  if (!holds || !fitsSchema(receipt.receipt) || !(await keepsToShapes(quads))) {
    failed.push(`${event}: it is not valid as it is, so that its refusals mean nothing.`);
  }
}

const bar = new SingleBar({
  format: "changed receipts [{bar}] {value}/{total}, {duration_formatted}",
  barsize: 30,
  noTTYOutput: true,
  notTTYSchedule: 10_000,
});
const random = createRandom(seed);
const texts = receipts.map(writeReceipt);
let refused = 0;
bar.start(mutations, 0);
for (let tried = 0; tried < mutations; tried++) {
  const { what, text } = mutateReceipt(random.oneOf(texts), random);
  if ((await verifyReceipt(chain.reader, text, { now: NOW })).holds) failed.push(`Accepted: ${what}`);
  else refused++;
  bar.update(tried + 1);
}
bar.stop();
await chain.close();

await writeFigures("receipts", {
  receipts: receipts.length,
  unknownTerms: unknown.size,
  "mutations.tried": mutations,
  "mutations.refused": refused,
});
for (const words of [...failed, ...[...unknown].map((term) => `Unknown term: ${term}`)]) console.error(words);
console.log(
  `${receipts.length} receipts; ${refused} of ${mutations} changed ones were refused. Figures are in out/receipts.json.`,
);
process.exit(failed.length === 0 && unknown.size === 0 ? 0 : 1);
