import assert from "node:assert/strict";
import type { Address } from "viem";
import { signPermissionEnd } from "../../../src/chain/requests/permissionEnd.ts";
import { DecdpError } from "../../../src/errors.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import { writePermissionEnd } from "../../../src/format/credential/permissionEnd.ts";
import {
  beginAtGateway,
  completeAtGateway,
  type GatewayIssuer,
  readGatewayIssuer,
} from "../../../src/source/gatewayClient.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import { createTestCustomer } from "./gatewayUnderTest.ts";

/** What a customer has in the end. */
export interface Holding {
  /** The account at the source, which is the customer's account for the issuer. */
  readonly account: Address;
  readonly card: Card;
  /** Cards that were replaced or taken back. */
  readonly former: readonly Card[];
  readonly isRevoked: boolean;
}

/** A gateway that may be killed meanwhile. */
export interface ShakyGateway {
  /** Where it listens now. */
  readonly url: () => string;
  /** Whether it will not come again, so that there is nothing to wait for. */
  readonly isStopped?: () => boolean;
}

/** What a customer does after getting a card and renewing it. */
export interface Wish {
  /** Years; one more in the renewal. */
  readonly age: number;
  /** Takes the card back. */
  readonly revokes?: boolean;
  /** Asks for a card for other keys, and fails if there is one. */
  readonly intrudes?: boolean;
}

/** Milliseconds for which a customer tries before something is wrong. */
const PATIENCE = 600_000;
/** The same for a card whose reply may have been lost: the session may be over as well. */
const CARD_PATIENCE = 1000;

/**
 * A customer who gets a card, has it renewed, and tries again whatever breaks: connections do when a gateway is killed.
 */
export async function serveCustomer(
  chain: CrowdChain,
  gateway: ShakyGateway,
  { age, revokes = false, intrudes = false }: Wish,
): Promise<Holding> {
  const customer = createTestCustomer(chain);
  let issuer: GatewayIssuer | undefined;
  // The tree in which the customer has a place already, as the gateway says.
  let tree: bigint | undefined;
  const ask = async (value: number, commitment?: bigint) => {
    const options = { url: gateway.url() };
    issuer = await readGatewayIssuer(options, "own-word");
    const session = await beginAtGateway(
      options,
      customer.clientFor(issuer),
      issuer,
      await customer.allowing(issuer, {
        ...(tree !== undefined && { issuer: tree }),
        ...(commitment !== undefined && { commitment }),
      }),
    );
    const { permission } = session.receipt;
    const complete = () => completeAtGateway({ url: gateway.url() }, session, { age: value });
    try {
      // The reply may be lost: the same session gives the same card.
      const card = await persist(gateway, complete, { patience: CARD_PATIENCE, isFinal: isRefusal });
      tree = card.issuer;
      return { card, permission };
    } catch (error) {
      if (reasonOf(error) === "OtherTree") tree = (error as DecdpError).details.issuer as bigint;
      throw error;
    }
  };
  const first = await persist(gateway, () => ask(age));
  const { card, permission } = await persist(gateway, () => ask(age + 1));
  assert.equal(card.index, first.card.index, "A card moved to another place.");
  const former = [first.card];
  const { address: account } = customer.clientFor(issuer!).account;
  if (intrudes) {
    const isRefused = await persist(gateway, () => isPinned(ask(age, card.commitment + 1n)));
    assert.ok(isRefused, "An account has cards for two commitments.");
  }
  if (!revokes) return { account, card, former, isRevoked: false };
  const end = await signPermissionEnd(customer.clientFor(issuer!), issuer!, { permission });
  const body = writePermissionEnd({ ...issuer!, end });
  await persist(gateway, async () => {
    const headers = { "content-type": "application/json" };
    const { status } = await fetch(`${gateway.url()}/ends`, { method: "POST", headers, body });
    if (status !== 202) throw new Error(`The end was answered with ${status}.`);
  });
  return { account, card, former: [...former, card], isRevoked: true };
}

/** Whether the gateway says that the account has a card for other keys; throws whatever else goes wrong. */
async function isPinned(asking: Promise<unknown>): Promise<boolean> {
  try {
    await asking;
    return false;
  } catch (error) {
    if (reasonOf(error) === "Pinned") return true;
    throw error;
  }
}

/** Why the gateway says no; undefined where it did not answer. */
function reasonOf(error: unknown): unknown {
  return error instanceof DecdpError ? error.details.reason : undefined;
}

/** Whether a session came to nothing. One that is over may have a card: the reply to the first request was lost. */
function isRefusal(error: unknown): boolean {
  const reason = reasonOf(error);
  return reason !== undefined && reason !== "SessionOver";
}

/** Works until it does, until an error is final, or until too much time has passed. */
async function persist<Result>(
  { isStopped = () => false }: ShakyGateway,
  work: () => Promise<Result>,
  { patience = PATIENCE, isFinal = (_error: unknown): boolean => false } = {},
): Promise<Result> {
  for (const end = Date.now() + patience; ; ) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end || isStopped() || isFinal(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
