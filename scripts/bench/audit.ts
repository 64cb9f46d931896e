import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import Table from "cli-table3";
import { tasks } from "hardhat";
import { auditCampaign } from "../../src/audit/audit.ts";
import { cookedCases } from "../../test/audit/cases/cases.ts";
import { createAuditor } from "../../test/support/audit/auditing.ts";
import { settleMultitude } from "../../test/support/audit/multitude.ts";
import { openStoryChain, playStory, points, readStory, soundCase } from "../../test/support/audit/story.ts";
import { type Figures, readFigures, writeFigures } from "../report/figures.ts";
import { commandLine } from "../shared/commandLine.ts";

/** Seconds for 10,000 answers, on two cores of which nothing else makes use. */
const LONGEST = 300;
const USUAL = 10_000;
/** Proofs of which an audit keeps the verdicts together. */
const LOT = 64;

const help = `Measures an audit: of a campaign with many answers on a chain of its own, read from a node, with every proof checked;
killed in the middle, resumed, and repeated. Then has cooked campaigns audited, each of which must give its finding and
nothing else. The proofs of the many answers are forged under the development key; checking them takes as long as others.

Usage: npm run bench:audit -- [options]

  --answers N  number of answers, 200 to 100000 (default ${USUAL}, for which an audit may take ${LONGEST} seconds)
  --help       this text

Writes out/bench-audit.json, and "cooked.cases" and "cooked.found" into out/audit.json. With ${USUAL} answers it takes about
ten minutes on two cores.`;

const { refuse, integer } = commandLine("run bench:audit");

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        answers: { type: "string", default: `${USUAL}` },
        help: { type: "boolean", default: false },
      },
    });
    return { help: values.help, answers: integer("answers", values.answers, 200, 100_000) };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

/** An audit of many answers: alone, and killed and resumed. */
async function measureMany(answers: number): Promise<Figures> {
  const chain = await openStoryChain();
  const bar = new SingleBar({
    format: "answers on chain [{bar}] {value}/{total}, about {eta_formatted} left",
    barsize: 30,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  });
  const auditor = await createAuditor(chain.url, chain.deployment);
  try {
    bar.start(answers, 0);
    await settleMultitude(chain, { campaign: 1n, count: answers }, (done) => bar.update(done));
    bar.stop();
    console.log("Auditing them ...");
    const [seconds, whole] = await timed(() => auditor.audit("--campaign", "1"));
    if (whole.code !== 0)
      throw new Error(`The audit ended with ${whole.code}:\n${whole.stdout}${whole.stderr}`);
    console.log(`${whole.stdout}\nKilling another audit in the middle, and resuming it ...`);
    const [beforeKill, lots] = await timed(() => auditor.interrupt(1, Math.floor(answers / LOT / 2)));
    const [afterKill, resumed] = await timed(() => auditor.audit("--campaign", "1"));
    if (resumed.stdout !== whole.stdout)
      throw new Error("The resumed audit says something else than the first one.");
    return {
      "audit.answers": answers,
      "audit.seconds": seconds,
      "audit.progressLines": whole.stderr.trim().split("\n").length,
      "audit.secondsBeforeKill": beforeKill,
      "audit.lotsBeforeKill": lots,
      "audit.secondsResumed": afterKill,
    };
  } finally {
    bar.stop();
    auditor.remove();
    await chain.close();
  }
}

/** How many cooked campaigns there are, and how many of them give what they must and nothing else. */
async function auditCooked(): Promise<Figures> {
  const chain = await openStoryChain();
  try {
    await playStory(chain);
    const sound = soundCase(await readStory(chain));
    let found = 0;
    for (const { name, finds, cook } of cookedCases) {
      const { facts, ...given } = cook(sound);
      const { findings } = await auditCampaign(facts, { points, ...given });
      const checks = findings.map(({ check }) => check);
      if (`${checks}` === `${finds}`) found++;
      else
        console.error(
          `${name}: found ${checks.join(", ") || "nothing"} instead of ${finds.join(", ") || "nothing"}`,
        );
    }
    return { "cooked.cases": cookedCases.length, "cooked.found": found };
  } finally {
    await chain.close();
  }
}

async function timed<Result>(run: () => Promise<Result>): Promise<[seconds: number, Result]> {
  const start = performance.now();
  const result = await run();
  return [Math.round((performance.now() - start) / 100) / 10, result];
}

const { help: wantsHelp, answers } = readOptions();
if (wantsHelp) {
  console.log(help);
  process.exit(0);
}
await tasks.getTask("build").run({ noTests: true, quiet: true });
console.log("Auditing cooked campaigns ...");
const cooked = await auditCooked();
await writeFigures("audit", { ...(await readFigures("audit")), ...cooked });
const many = await measureMany(answers);
await writeFigures("bench-audit", { ...many, ...cooked });
const table = new Table({ head: ["", ""], style: { head: [], border: [] } });
table.push(...Object.entries({ ...many, ...cooked }));
console.log(`${table}\n\nFigures are in out/bench-audit.json and out/audit.json.`);
if (
  cooked["cooked.found"] !== cooked["cooked.cases"] ||
  many["audit.seconds"]! > (LONGEST * answers) / USUAL
) {
  console.error(
    `Not every cooked campaign gave its finding, or the audit took more than ${LONGEST} seconds for ${USUAL} answers.`,
  );
  process.exitCode = 1;
}
