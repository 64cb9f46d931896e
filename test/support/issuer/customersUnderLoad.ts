import { signPermissionEnd } from "../../../src/chain/requests/permissionEnd.ts";
import type { DecdpError } from "../../../src/errors.ts";
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
  readonly card: Card;
  /** Cards that were replaced or taken back. */
  readonly former: readonly Card[];
  readonly isRevoked: boolean;
}

/** Milliseconds for which a customer tries before something is wrong. */
const PATIENCE = 600_000;
/** The same for a card whose reply may have been lost: the session may be over as well. */
const CARD_PATIENCE = 1000;

/**
 * A customer who gets a card, has it renewed, and takes it back if asked to, and tries again whatever breaks: connections
 * do when a gateway is killed.
 *
 * @param url Where the gateway listens now.
 */
export async function serveCustomer(
  chain: CrowdChain,
  url: () => string,
  { age, revokes }: { readonly age: number; readonly revokes: boolean },
): Promise<Holding> {
  const customer = createTestCustomer(chain);
  let issuer: GatewayIssuer | undefined;
  // The tree in which the customer has a place already, as the gateway says.
  let tree: bigint | undefined;
  const getCard = (value: number) =>
    persist(async () => {
      const options = { url: url() };
      issuer = await readGatewayIssuer(options, "own-word");
      const session = await beginAtGateway(
        options,
        customer.clientFor(issuer),
        issuer,
        await customer.allowing(issuer, tree === undefined ? {} : { issuer: tree }),
      );
      const { permission } = session.receipt;
      const complete = () =>
        completeAtGateway({ url: url() }, session, { age: value }).catch((error: DecdpError) => {
          if (error.details.reason === "OtherTree") tree = error.details.issuer as bigint;
          throw error;
        });
      // The reply may be lost: the same session gives the same card.
      const card = await persist(complete, CARD_PATIENCE);
      tree = card.issuer;
      return { card, permission };
    });
  const first = await getCard(age);
  const { card, permission } = await getCard(age + 1);
  const former = [first.card];
  if (!revokes) return { card, former, isRevoked: false };
  const end = await signPermissionEnd(customer.clientFor(issuer!), issuer!, { permission });
  const body = writePermissionEnd({ ...issuer!, end });
  await persist(async () => {
    const headers = { "content-type": "application/json" };
    const { status } = await fetch(`${url()}/ends`, { method: "POST", headers, body });
    if (status !== 202) throw new Error(`The end was answered with ${status}.`);
  });
  return { card, former: [...former, card], isRevoked: true };
}

async function persist<Result>(work: () => Promise<Result>, patience = PATIENCE): Promise<Result> {
  for (const end = Date.now() + patience; ; ) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
