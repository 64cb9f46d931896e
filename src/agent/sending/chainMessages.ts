import { submitClaim } from "../../chain/actions/claim.ts";
import { readConsent } from "../../chain/actions/consent.ts";
import { readSettledAnswer, settleAnswer } from "../../chain/actions/settlement.ts";
import { submitWithdrawal } from "../../chain/actions/withdrawal.ts";
import { DecdpError } from "../../errors.ts";
import { readSignedClaim } from "../../format/answer/signedClaim.ts";
import { readSignedWithdrawal } from "../../format/answer/signedWithdrawal.ts";
import { readSubmission } from "../../format/answer/submission.ts";
import { relayAnswer, relayClaim, relayWithdrawal } from "../../relayer/relayerClient.ts";
import type { Surroundings } from "../surroundings.ts";

// Each of these does the same twice as once: the chain is asked first whether it has the message already.

/** Brings an answer on chain. Throws `DecdpError` if nobody can bring it there now. */
export async function bringAnswer(
  surroundings: Surroundings,
  body: string,
  isWanted: () => Promise<boolean>,
): Promise<void> {
  const { deployment, account } = surroundings;
  const submission = readSubmission(body);
  await anyWay(surroundings, {
    isWanted,
    isThere: () => isAnswerThere(surroundings, body),
    relay: (url) => relayAnswer(url, submission),
    ...(account && { direct: () => settleAnswer(account, deployment, submission) }),
  });
}

/** Brings a withdrawal on chain. Throws `DecdpError` if nobody can bring it there now. */
export async function bringWithdrawal(surroundings: Surroundings, body: string): Promise<void> {
  const { deployment, account } = surroundings;
  const withdrawal = readSignedWithdrawal(body);
  await anyWay(surroundings, {
    isWanted: async () => true,
    isThere: () => isWithdrawalThere(surroundings, body),
    relay: (url) => relayWithdrawal(url, withdrawal),
    ...(account && { direct: () => submitWithdrawal(account, deployment, withdrawal) }),
  });
}

/** Has a claim paid on chain. Throws `DecdpError` if nobody can bring it there now. */
export async function bringClaim(surroundings: Surroundings, body: string): Promise<void> {
  const { reader, deployment, account } = surroundings;
  const claim = readSignedClaim(body);
  await anyWay(surroundings, {
    isWanted: async () => true,
    isThere: async () => (await readSettledAnswer(reader, deployment, claim))?.isClaimed === true,
    relay: (url) => relayClaim(url, claim),
    ...(account && { direct: () => submitClaim(account, deployment, claim) }),
  });
}

/** Whether the chain has an answer. */
export async function isAnswerThere({ reader, deployment }: Surroundings, body: string): Promise<boolean> {
  const { answer } = readSubmission(body);
  return (await readSettledAnswer(reader, deployment, answer)) !== undefined;
}

/** Whether the chain has a withdrawal, or a later one. */
export async function isWithdrawalThere(
  { reader, deployment }: Surroundings,
  body: string,
): Promise<boolean> {
  const withdrawal = readSignedWithdrawal(body);
  return (await readConsent(reader, deployment, withdrawal)).withdrawnAt >= withdrawal.signedAt;
}

interface Ways {
  /** Whether the customer still wants it: a withdrawal takes answers back that are not sent yet. */
  isWanted(): Promise<boolean>;
  /** Whether the chain has it already. */
  isThere(): Promise<boolean>;
  relay(url: string): Promise<unknown>;
  direct?(): Promise<unknown>;
}

/** Through one relayer after the other, then directly. */
async function anyWay({ relayers }: Pick<Surroundings, "relayers">, given: Ways): Promise<void> {
  if (await given.isThere()) return;
  const { direct } = given;
  const ways = [...relayers.map((url) => () => given.relay(url)), ...(direct ? [direct] : [])];
  const failures: Error[] = [];
  for (const way of ways) {
    if (!(await given.isWanted())) return;
    try {
      await way();
      failures.push(new Error("It was said to be on chain, and is not."));
    } catch (error) {
      failures.push(error as Error);
    }
    // A relayer's word counts neither way: one that fell silent may have brought it there all the same.
    if (await given.isThere()) return;
  }
  throw new DecdpError(failures.map(({ message }) => message).join(" ") || "Nobody can send it from here.", {
    hint: "It is kept and tried again; it takes a relayer, or an account that can pay for gas.",
    cause: failures.at(-1),
  });
}
