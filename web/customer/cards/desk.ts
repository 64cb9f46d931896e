import type { Agent } from "../../../src/agent/agent.ts";
import { subjectClient } from "../../../src/agent/subject.ts";
import type { Surroundings } from "../../../src/agent/surroundings.ts";
import { signingTime } from "../../../src/chain/signingTime.ts";
import { commitmentOf, leafOf } from "../../../src/credential/credential.ts";
import { blindingFor, secretOf } from "../../../src/customer/keys.ts";
import { DecdpError } from "../../../src/errors.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import { writePermissionReceipt } from "../../../src/format/credential/permissionReceipt.ts";
import type { PageNetwork } from "../../../src/format/record/pageNetwork.ts";
import { beginAtGateway, completeAtGateway, endAtGateway } from "../../../src/source/gatewayClient.ts";
import type { Ask } from "../../../src/source/source.ts";
import {
  type BegunCard,
  begunCard,
  forgetBegun,
  type GivenPermission,
  givenPermissions,
  keepBegun,
  keepGiven,
} from "./kept.ts";
import { type CardOffer, readOffers, requireRegistered } from "./offers.ts";
import { returnAddress } from "./returned.ts";

const DAY = 86_400;

/** What the customer allows an issuer. */
export interface CardPermission {
  /** Names of what may be read. */
  readonly attributes: readonly string[];
  /** For so many days. */
  readonly days: number;
  /** What the source begins with, such as a shop's code. */
  readonly given?: unknown;
  /** To which request the customer wants to go back; empty for none. */
  readonly request: string;
}

/** Where the customer gets cards and gives them back. All but `offers` work with the customer's keys. */
export interface CardDesk {
  offers(): Promise<readonly CardOffer[]>;
  /** Signs a permission and begins; what the customer has to do next. Throws `DecdpError`. */
  begin(
    offer: CardOffer,
    permission: CardPermission,
  ): Promise<{ readonly begun: BegunCard; readonly ask: Ask }>;
  /** Has the source read, and keeps the card. Throws `DecdpError`; then nothing was issued. */
  complete(begun: BegunCard, given?: unknown): Promise<Card>;
  /** What waits for the customer to come back from elsewhere. */
  waiting(): Promise<BegunCard | undefined>;
  /** Gives up what waits. */
  giveUp(): Promise<void>;
  /** Whether the issuer has listed a card, so that it counts. */
  isListed(card: Card): Promise<boolean>;
  /** The permissions by which cards were issued. */
  permissions(): Promise<readonly GivenPermission[]>;
  /** Takes a permission back: its card ends. */
  takeBack(given: GivenPermission): Promise<void>;
}

export function createCardDesk(
  { keys, reader, store, leavesOf }: Pick<Surroundings, "keys" | "reader" | "store" | "leavesOf">,
  { agent, network }: { readonly agent: Agent; readonly network: PageNetwork },
): CardDesk {
  const { deployment } = network;
  const { chainId, issuerRegistry } = deployment;
  const commitmentFor = (issuer: bigint) =>
    commitmentOf(secretOf(keys), blindingFor(keys, chainId, issuerRegistry, issuer));
  return {
    offers: () => readOffers(network),
    async begin(offer, { attributes, days, given, request }) {
      const { gateway, issuer } = offer;
      await requireRegistered(reader, network, offer);
      const signedAt = await signingTime(reader, deployment);
      const client = subjectClient({ keys, reader }, issuer.account);
      const { session, receipt, ask } = await beginAtGateway({ url: gateway }, client, issuer, {
        ...{ issuer: issuer.issuer!, commitment: commitmentFor(issuer.issuer!), attributes, signedAt },
        ...{ until: signedAt + days * DAY, given, returnTo: returnAddress() },
      });
      const customer = `did:pkh:eip155:${chainId}:${client.account.address.toLowerCase()}`;
      const begun: BegunCard = {
        ...{ gateway, account: issuer.account, chainId, issuerRegistry, permission: receipt.permission },
        receipt: writePermissionReceipt({ chainId, issuerRegistry, customer, receipt }),
        ...{ source: issuer.source, session, request },
      };
      await keepBegun(store, begun);
      return { begun, ask };
    },
    async complete({ source: _, session, request: __, ...given }, answer) {
      const card = await completeAtGateway({ url: given.gateway }, { session }, answer);
      requireOwn(card, { chainId, issuerRegistry, commitment: commitmentFor(card.issuer) });
      await agent.keepCard(card);
      await keepGiven(store, { ...given, issuer: card.issuer, index: card.index });
      await forgetBegun(store);
      return card;
    },
    waiting: () => begunCard(store),
    giveUp: () => forgetBegun(store),
    async isListed(card) {
      const leaves = await leavesOf(card.issuer);
      return leaves[card.index] === leafOf({ ...card, schema: card.schema.id });
    },
    permissions: () => givenPermissions(store),
    async takeBack(given) {
      const client = subjectClient({ keys, reader }, given.account);
      await endAtGateway({ url: given.gateway }, client, given, given.permission);
      await keepGiven(store, { ...given, endedAt: Math.floor(Date.now() / 1000) });
    },
  };
}

/** Throws `DecdpError` for a card that these keys could not prove with. */
function requireOwn(card: Card, own: Pick<Card, "chainId" | "issuerRegistry" | "commitment">): void {
  const isOwn =
    card.chainId === own.chainId &&
    card.issuerRegistry.toLowerCase() === own.issuerRegistry.toLowerCase() &&
    card.commitment === own.commitment;
  if (isOwn) return;
  throw new DecdpError("The issuer gave a card of somebody else.", {
    details: { issuer: card.issuer, index: card.index },
    hint: "Begin again; if it happens again, tell whoever runs this page.",
  });
}
