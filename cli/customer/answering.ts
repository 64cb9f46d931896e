import { existsSync, readFileSync } from "node:fs";
import type { Address } from "viem";
import { fromRoot } from "../../services/shared/paths.ts";
import type { Answer } from "../../src/answer/answer.ts";
import { answerInput, nextMidnight } from "../../src/answer/input.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { isRootLive } from "../../src/chain/actions/issuer.ts";
import { createIssuerTree, type IssuerTree, treePath, treeRoot } from "../../src/credential/issuerTree.ts";
import { blindingFor, type CustomerKeys, secretOf } from "../../src/customer/keys.ts";
import { DecdpError } from "../../src/errors.ts";
import type { Card } from "../../src/format/credential/card.ts";
import { readLeaves } from "../../src/format/credential/leaves.ts";
import type { CheckedCampaign } from "../campaign/campaignOnChain.ts";
import { readFile } from "../input/files.ts";
import type { Context } from "../setting/context.ts";
import { leavesFile } from "../setting/state.ts";

/** The newest of the customer's cards with which a campaign can be answered. Throws `DecdpError` if there is none. */
export function cardFor(cards: readonly Card[], { opened, document }: CheckedCampaign): Card {
  const fitting = cards
    .filter(({ issuer, schema }) => opened.issuers.includes(issuer) && schema.id === opened.schema)
    .sort((left, right) => right.validUntil - left.validUntil);
  const [card] = fitting;
  if (card !== undefined) return card;
  throw new DecdpError(`You have no card for "${document.name}".`, {
    hint: `It takes one of issuer ${opened.issuers.join(" or ")} with the schema ${document.schema.name}.`,
  });
}

/**
 * The tree under an issuer's present root, from its published leaves. Throws `DecdpError` if the leaves are not there
 * or not those of a root that counts.
 */
export async function readTree(context: Context, issuer: bigint, file?: string): Promise<IssuerTree> {
  const place = file ?? leavesFile(context.folder, issuer);
  if (!existsSync(place)) {
    throw new DecdpError(`The leaves of issuer ${issuer} are not at ${place}.`, {
      hint: "The issuer has to publish them first; then name the file with --leaves.",
    });
  }
  const tree = createIssuerTree(readFile(place, readLeaves).leaves);
  if (await isRootLive(context.reader, context.deployment, { issuer, root: treeRoot(tree) })) return tree;
  throw new DecdpError(`${place} does not hold the leaves of issuer ${issuer} as they are now.`, {
    hint: "Fetch the issuer's current list.",
  });
}

/** Makes an answer to a campaign in its present period. */
export async function prove(
  context: Context,
  keys: CustomerKeys,
  given: {
    readonly campaign: bigint;
    readonly request: CheckedCampaign["request"];
    readonly card: Card;
    readonly tree: IssuerTree;
    readonly subject: Address;
    readonly sealKey: bigint;
  },
): Promise<Answer> {
  const { campaign, request, card, tree, subject, sealKey } = given;
  const { deployment, reader } = context;
  const { scope, currentPeriod } = await readCampaign(reader, deployment, { campaign });
  const input = answerInput({
    request,
    credential: { ...card, schema: card.schema.id },
    secret: secretOf(keys),
    blinding: blindingFor(keys, deployment.chainId, deployment.issuerRegistry, card.issuer),
    path: treePath(tree, card.index),
    subject,
    scope,
    validAt: nextMidnight(await context.now()),
    sealKey,
  });
  const read = (name: string) => readFileSync(fromRoot("circuits/keys", name));
  // snarkjs is slow to load, and few commands need it.
  const { createProver } = await import("../../src/answer/prover.ts");
  const prover = await createProver({ wasm: read("answer.wasm"), zkey: read("answer.zkey") });
  try {
    const { proof, signals } = await prover.prove(input);
    const { nullifier, sealedSegment, root, validAt } = signals;
    const { issuer } = card;
    return {
      campaign,
      proof,
      nullifier,
      sealedSegment,
      subject,
      issuer,
      root,
      period: currentPeriod,
      validAt,
    };
  } finally {
    await prover.close();
  }
}
