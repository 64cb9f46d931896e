import { commitmentOf } from "../../../src/credential/credential.ts";
import {
  blindingFor,
  type CustomerKeys,
  createCustomerKeys,
  secretOf,
  subjectFor,
} from "../../../src/customer/keys.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import {
  beginAtGateway,
  completeAtGateway,
  type GatewayIssuer,
  type GatewaySession,
  readGatewayIssuer,
} from "../../../src/source/gatewayClient.ts";
import type { SourcesChain } from "./chain.ts";
import type { Place } from "./places/place.ts";

const DAY = 86_400;
/** For which the customer gives permission: an answer counts for up to 36 hours, so its card has to. */
export const PERMITTED = 3 * DAY;

export type SourcesCustomer = ReturnType<typeof createSourcesCustomer>;

/** A session at the gateway that has begun. */
export interface Begun {
  readonly issuer: GatewayIssuer;
  readonly session: GatewaySession;
}

/** A customer of the gateway, with an account of its own for each issuer. */
export function createSourcesCustomer(
  chain: SourcesChain,
  url: string,
  keys: CustomerKeys = createCustomerKeys(),
) {
  /** Signs a permission for all that the issuer reads, and begins a session with it. */
  async function begin(
    { name, given }: Pick<Place, "name" | "given">,
    permitted = PERMITTED,
  ): Promise<Begun> {
    const issuer = await readGatewayIssuer({ url }, name);
    const { account, chainId, issuerRegistry, schema } = issuer;
    const tree = issuer.issuer!;
    const now = await chain.now();
    const session = await beginAtGateway({ url }, chain.walletOf(subjectFor(keys, account)), issuer, {
      issuer: tree,
      commitment: commitmentOf(secretOf(keys), blindingFor(keys, chainId, issuerRegistry, tree)),
      attributes: schema.attributes.map((attribute) => attribute.name),
      signedAt: now,
      until: now + permitted,
      given,
    });
    return { issuer, session };
  }
  const complete = ({ session }: Begun, given: unknown): Promise<Card> =>
    completeAtGateway({ url }, session, given);
  return {
    keys,
    begin,
    complete,
    /** Gets a card: permission, what the source asks for, reading. */
    async collect(place: Place): Promise<Card> {
      const begun = await begin(place);
      return complete(begun, await place.answer(begun.session.ask));
    },
  };
}
