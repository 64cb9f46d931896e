import { readFile, rm } from "node:fs/promises";
import { fromRoot, root } from "../../services/shared/paths.ts";
import { compileReleasedCircuit } from "../circuit/key.ts";
import { keyFileOf } from "./folder.ts";
import type { Options } from "./options.ts";
import { openSigner } from "./signing.ts";
import { accept } from "./steps/accept.ts";
import { closeWithBeacon } from "./steps/beacon.ts";
import { contribute } from "./steps/contribute.ts";
import { adopt, finish } from "./steps/finish.ts";
import { start } from "./steps/start.ts";
import { verify } from "./steps/verify.ts";
import { describeStep, hashOfStep, type LaterStep, type Step, transcriptFile } from "./transcript.ts";

/** Runs one command and returns the lines to print. */
export async function run(options: Exclude<Options, { command: "help" }>): Promise<string[]> {
  const { command, folder, name, powersOfTau, value } = options;
  const r1cs = async () => options.r1cs ?? (await compileReleasedCircuit()).r1cs;
  const signer = () => openSigner(options.signingKey);
  if (command === "start") {
    const { announcement, iterationsExponent } = options;
    const { steps } = await start({
      folder,
      r1cs: await r1cs(),
      powersOfTau,
      name,
      signer: await signer(),
      announcement,
      iterationsExponent,
    });
    return [
      `The ceremony is in ${folder}, with ${steps.length - 1} steps after the start.`,
      ...handOver(folder, steps.at(-1)!, "the next contributor"),
    ];
  }
  if (command === "contribute") {
    const ownRandomness = options.randomness === undefined ? undefined : await readFile(options.randomness);
    const added = await contribute({
      folder,
      r1cs: await r1cs(),
      name,
      signer: await signer(),
      ...(ownRandomness && { ownRandomness }),
    });
    return [...printed(added), ...handOver(folder, added, "the coordinator")];
  }
  if (command === "accept") {
    const added = await accept({ folder, from: options.from, r1cs: await r1cs(), powersOfTau });
    return [`Accepted ${describeStep(added)}.`, ...handOver(folder, added, "the next contributor")];
  }
  if (command === "beacon") {
    const closing = await closeWithBeacon({ folder, name, signer: await signer(), value: value! });
    return [...printed(closing), ...handOver(folder, closing, "whoever wants to verify")];
  }
  if (command === "finish") return finishInto(options, powersOfTau);
  const { steps } = await verify({ folder, r1cs: await r1cs(), powersOfTau, beacon: value });
  return ["The ceremony holds.", ...steps.flatMap(described), ...caveats(steps, value)];
}

async function finishInto(
  { folder, out }: { readonly folder: string; readonly out?: string | undefined },
  powersOfTau: string,
): Promise<string[]> {
  const circuit = await compileReleasedCircuit();
  const release = out ?? fromRoot(`.cache/release-${process.pid}`);
  const { kind, rows } = await finish({ folder, circuit, powersOfTau, out: release });
  if (out === undefined) {
    await adopt(release, root);
    await rm(release, { recursive: true });
  }
  return [
    `The ${kind} key for ${rows} rows is in ${out ?? "circuits/keys, and the sources are generated from it"}.`,
    out === undefined
      ? 'Commit it after "npm run vectors", "npm run answers" and "npm run check".'
      : `Copy it over a checkout of this release to build with it: cp -R ${release}/. CHECKOUT`,
  ];
}

/** What the author of a step publishes, so that nobody can leave it out. */
function printed(step: LaterStep): string[] {
  return [
    `Made ${describeStep(step)}.`,
    `  contribution hash  ${step.contributionHash}`,
    `  step's hash        ${hashOfStep(step)}`,
    `  signed by          ${step.publicKey}`,
    "Publish these three where people know you: whoever verifies the ceremony compares them.",
  ];
}

function handOver(folder: string, step: Step, receiver: string): string[] {
  return [`For ${receiver}:`, `  ${transcriptFile(folder)}`, `  ${keyFileOf(folder, step)}`];
}

function described(step: Step): string[] {
  const hash = step.kind === "start" ? step.circuitHash : step.contributionHash;
  return [
    `${step.time}  ${describeStep(step)}`,
    `  ${step.kind === "start" ? "circuit hash       " : "contribution hash  "}${hash}`,
    ...(step.kind === "start" ? [`  beacon announced   ${step.beacon.announcement}`] : []),
    ...(step.kind === "beacon" ? [`  beacon             ${step.value}`] : []),
    `  step's hash        ${hashOfStep(step)}`,
    `  signed by          ${step.publicKey}`,
  ];
}

function caveats(steps: readonly Step[], value: string | undefined): string[] {
  const contributors = steps.filter(({ kind }) => kind === "contribution").length;
  return [
    `It is sound if one of the ${contributors} who contributed was honest. Compare the hashes with what they published.`,
    ...(steps.at(-1)!.kind !== "beacon" ? ["It is not closed yet: no beacon."] : []),
    ...(steps.at(-1)!.kind === "beacon" && value === undefined
      ? ["Look up the beacon and give it with --value, or compare it yourself."]
      : []),
  ];
}
