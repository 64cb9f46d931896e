import { type Address, isAddressEqual } from "viem";
import { getBlock, getCode } from "viem/actions";
import { isNodeFailure } from "../../chain/errors.ts";
import { explained, type ReadingClient } from "../../chain/transact.ts";
import { chainOf } from "../../consent/receipt/proof/chainLogs.ts";
import { verifyReceipt } from "../../consent/receipt/proof/verify.ts";
import { DecdpError } from "../../errors.ts";
import { differencesOf } from "./differences.ts";
import { type Dossier, hashOfDossier, readDossier, writeDossier } from "./dossier.ts";
import { givenIn } from "./given.ts";
import { type DossierInputs, makeDossier } from "./make.ts";

/** One line of a verdict. */
export interface DossierLine {
  /** "form", "hash", "chain", "content", or a receipt with what is checked of it. */
  readonly check: string;
  readonly holds: boolean;
  /** What was found, for people. */
  readonly words: string;
}

export interface DossierVerdict {
  /** True if every line does. */
  readonly holds: boolean;
  readonly lines: readonly DossierLine[];
}

/** What a dossier is verified with. */
export interface DossierVerification extends Omit<DossierInputs, "given"> {
  /** Unix seconds. */
  readonly now: number;
  /** The `ConsentRegistry` that the verifier trusts; anybody can deploy another one. */
  readonly registry?: Address | undefined;
  /** The same of `Campaigns`. */
  readonly campaigns?: Address | undefined;
}

/**
 * Whether a dossier holds, whole: the file is exactly as it was written, its hash is that of its content, everything that
 * the chain has is worked out again from the node and is the same, and so is every finding; and each receipt in it holds.
 * What the brand gave is its word, as before. Never throws for what a dossier says; throws `DecdpError` if the node does
 * not answer.
 */
export async function verifyDossier(
  client: ReadingClient,
  text: string,
  { now, registry, campaigns, ...inputs }: DossierVerification,
): Promise<DossierVerdict> {
  const { dossier, lines: ofFile } = readWhole(text);
  if (dossier === undefined) return verdictOf(ofFile);
  const lines = [...ofFile];
  const chain = await chainLine(client, dossier, { registry, campaigns });
  lines.push(chain);
  if (chain.holds) lines.push(await contentLine(client, text, dossier, inputs));
  else lines.push(fails("content", "It was not worked out again: the chain is another one."));
  for (const receipt of dossier.given.receipts ?? []) {
    const { facts } = receipt as { readonly facts: { readonly id: string } };
    const verdict = await verifyReceipt(client, receipt, {
      ...{ now, registry: registry ?? dossier.deployment.consentRegistry },
    });
    for (const { check, holds, words } of verdict.lines) {
      lines.push({ check: `receipt ${facts.id}: ${check}`, holds, words });
    }
  }
  return verdictOf(lines);
}

/** What can be told from the file alone: whether it is as it was written, to the last byte. */
export function readWhole(text: string): {
  /** Undefined if it cannot be read. */
  readonly dossier?: Dossier;
  readonly lines: readonly DossierLine[];
} {
  try {
    const dossier = readDossier(text);
    return { dossier, lines: [formLine(text), hashLine(dossier)] };
  } catch (error) {
    return { lines: [fails("form", (error as Error).message)] };
  }
}

function formLine(text: string): DossierLine {
  return writeDossier(JSON.parse(text)) === text
    ? holds("form", "The file is exactly as it was written.")
    : fails("form", "The file is not spelled as dossiers are: something in it was written by hand.");
}

function hashLine(dossier: Dossier): DossierLine {
  const found = hashOfDossier(dossier);
  return found === dossier.hash
    ? holds("hash", `It is that of the content: ${found}.`)
    : fails("hash", `The content has the hash ${found}, and the file says ${dossier.hash}.`);
}

async function chainLine(
  client: ReadingClient,
  { deployment, readTo, fromBlock }: Dossier,
  { registry, campaigns }: Pick<DossierVerification, "registry" | "campaigns">,
): Promise<DossierLine> {
  const { chainId, consentRegistry } = deployment;
  const found = await chainOf(client);
  if (found !== chainId) {
    return fails("chain", `The node is on chain ${found}; the dossier is about chain ${chainId}.`);
  }
  if (registry !== undefined && !isAddressEqual(registry, consentRegistry)) {
    return fails("chain", `It is about the registry ${consentRegistry}, not ${registry}.`);
  }
  if (campaigns !== undefined && !isAddressEqual(campaigns, deployment.campaigns)) {
    return fails("chain", `It is about the campaigns of ${deployment.campaigns}, not of ${campaigns}.`);
  }
  const block = await explained(() => getBlock(client, { blockNumber: BigInt(readTo.block) })).catch(
    withoutUnknown,
  );
  if (block?.hash !== readTo.hash || Number(block.timestamp) !== readTo.time) {
    const has = block === undefined ? "there is no such block" : `it has the hash ${block.hash}`;
    return fails(
      "chain",
      `The dossier ends with block ${readTo.block} of hash ${readTo.hash}; on this chain ${has}.`,
    );
  }
  if (fromBlock > readTo.block) {
    return fails("chain", `It begins with block ${fromBlock} and ends with block ${readTo.block}.`);
  }
  if (fromBlock > 0 && (await hadContracts(client, deployment, BigInt(fromBlock - 1)))) {
    return fails(
      "chain",
      `It begins with block ${fromBlock}, when the contracts were there already: older events are missing.`,
    );
  }
  return holds("chain", `Chain ${chainId}, up to block ${readTo.block} of hash ${readTo.hash}.`);
}

async function hadContracts(
  client: ReadingClient,
  { consentRegistry, campaigns, issuerRegistry }: Dossier["deployment"],
  blockNumber: bigint,
): Promise<boolean> {
  const codes = [consentRegistry, campaigns, issuerRegistry].map((address) =>
    explained(() => getCode(client, { address, blockNumber })),
  );
  return (await Promise.all(codes)).some((code) => code !== undefined);
}

async function contentLine(
  client: ReadingClient,
  text: string,
  dossier: Dossier,
  inputs: Omit<DossierInputs, "given">,
): Promise<DossierLine> {
  const { deployment, brand, subject, fromBlock, readTo, given } = dossier;
  let made: Dossier;
  try {
    made = await makeDossier(client, deployment, {
      ...inputs,
      ...{ brand, subject, fromBlock: BigInt(fromBlock), toBlock: BigInt(readTo.block) },
      given: givenIn(given),
    });
  } catch (error) {
    if (!(error instanceof DecdpError) || isNodeFailure(error.cause)) throw error;
    return fails("content", `It cannot be worked out again. ${error.shortMessage}`);
  }
  // The hash has a line of its own.
  const differences = differencesOf({ ...dossier, hash: "" }, { ...made, hash: "" });
  if (differences.length === 0) {
    if (writeDossier({ ...made, hash: dossier.hash }) !== text) {
      return fails("content", "Its fields are in another order than dossiers have.");
    }
    return holds(
      "content",
      "Worked out again from the chain and what was given, every value and finding is the same.",
    );
  }
  const [{ path, found, expected }] = differences as [(typeof differences)[number]];
  const more = differences.length > 1 ? `; and ${differences.length - 1} more differ` : "";
  return fails("content", `${path} is ${found}, and worked out again it is ${expected}${more}.`);
}

function withoutUnknown(error: unknown): undefined {
  if (error instanceof DecdpError && isNodeFailure(error.cause)) throw error;
  return undefined;
}

function holds(check: string, words: string): DossierLine {
  return { check, holds: true, words };
}

function fails(check: string, words: string): DossierLine {
  return { check, holds: false, words };
}

function verdictOf(lines: readonly DossierLine[]): DossierVerdict {
  return { holds: lines.every((line) => line.holds), lines };
}
