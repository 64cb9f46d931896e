import { concat, createWalletClient, custom, type Hex, keccak256, numberToHex, stringToHex } from "viem";
import type { Answer, FoldedPoint, ProvedAnswer } from "../../../src/answer/answer.ts";
import { answerInput, validAtFor } from "../../../src/answer/input.ts";
import type { Prover } from "../../../src/answer/prover.ts";
import { readCampaign } from "../../../src/chain/actions/campaignState.ts";
import type { SigningClient } from "../../../src/chain/transact.ts";
import { commitmentOf } from "../../../src/credential/credential.ts";
import {
  blindingFor,
  type CustomerKeys,
  payeeFor,
  secretOf,
  subjectFor,
} from "../../../src/customer/keys.ts";
import { encodeAttributes, type Schema } from "../../../src/request/schema.ts";
import type { OpenCampaign } from "../campaigns.ts";
import type { Chain } from "../chain.ts";
import { type HeldCredential, type Issuer, issue, pathOf } from "./issuers.ts";
import type { Person } from "./people.ts";

/** A customer: keys, credentials by issuer, and the pairwise account for the brand. */
export interface Customer {
  readonly name: string;
  readonly person: Person;
  readonly keys: CustomerKeys;
  readonly subject: SigningClient;
  readonly payee: Hex;
  readonly credentials: Map<bigint, HeldCredential>;
}

/** A proof with what is needed to settle it. */
export interface PreparedAnswer {
  readonly answer: Answer;
  readonly proved: ProvedAnswer;
  readonly scope: bigint;
  /** The point that the brand checks the proof against, read from the chain. */
  readonly folded: FoldedPoint;
}

/** A customer whose keys are derived from the run's seed, so that a run can be repeated. */
export function createCustomer(
  chain: Chain,
  name: string,
  person: Person,
  { seed, index }: { readonly seed: number; readonly index: number },
): Customer {
  const derive = (purpose: string) =>
    keccak256(
      concat([numberToHex(seed, { size: 32 }), numberToHex(index, { size: 32 }), stringToHex(purpose)]),
    );
  const keys = { secretSeed: derive("secret"), subjectSeed: derive("subjects") };
  const brand = chain.brand.account.address;
  return {
    name,
    person,
    keys,
    subject: createWalletClient({
      account: subjectFor(keys, brand),
      chain: chain.reader.chain,
      transport: custom({ request: chain.reader.request }),
    }),
    payee: payeeFor(keys, brand).address,
    credentials: new Map(),
  };
}

/** The issuer reads the customer's attributes and issues a credential to the commitment it is shown. */
export function obtainCredential<S extends Schema>(
  chain: Chain,
  customer: Customer,
  issuer: Issuer,
  schema: S,
  values: Parameters<typeof encodeAttributes<S>>[1],
  validUntil: number,
): void {
  const { chainId, issuerRegistry } = chain.addresses;
  const commitment = commitmentOf(
    secretOf(customer.keys),
    blindingFor(customer.keys, chainId, issuerRegistry, issuer.id),
  );
  const attributes = encodeAttributes(schema, values);
  const held = issue(issuer, { schema: schema.id, commitment, validUntil, attributes });
  customer.credentials.set(issuer.id, held);
}

/** Proves an answer to a campaign in its current period, under the issuer's current tree. */
export async function proveAnswer(
  chain: Chain,
  prover: Prover,
  customer: Customer,
  campaign: OpenCampaign,
  sealKey: bigint,
): Promise<PreparedAnswer> {
  const { issuer, plan } = campaign;
  const { chainId, issuerRegistry } = chain.addresses;
  const held = customer.credentials.get(issuer.id)!;
  const state = await readCampaign(chain.reader, chain.addresses, { campaign: campaign.id });
  const subject = customer.subject.account.address;
  const proved = await prover.prove(
    answerInput({
      request: plan.request,
      credential: held.credential,
      secret: secretOf(customer.keys),
      blinding: blindingFor(customer.keys, chainId, issuerRegistry, issuer.id),
      path: pathOf(issuer, held),
      subject,
      scope: state.scope,
      validAt: validAtFor(await chain.now()),
      sealKey,
    }),
  );
  const { nullifier, sealedSegment, root, validAt } = proved.signals;
  const answer: Answer = {
    campaign: campaign.id,
    proof: proved.proof,
    nullifier,
    sealedSegment,
    subject,
    issuer: issuer.id,
    root,
    period: state.currentPeriod,
    validAt,
  };
  return { answer, proved, scope: state.scope, folded: state.folded };
}
