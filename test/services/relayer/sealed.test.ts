import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import type { Service } from "../../../services/shared/runService.ts";
import type { Answer } from "../../../src/answer/answer.ts";
import { readCampaign } from "../../../src/chain/actions/campaignState.ts";
import { signConsent } from "../../../src/chain/actions/consent.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { signTicket } from "../../../src/chain/actions/settlement.ts";
import type { SigningClient } from "../../../src/chain/transact.ts";
import { loyaltyTokenAbi } from "../../../src/generated/abis.ts";
import { crowdAccount, readCrowd, VALID_AT } from "../../support/crowd/crowd.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import { recordConsents } from "../../support/relayer/honest.ts";
import { finalState, post, prepareRelayer } from "../../support/relayer/relayerUnderTest.ts";
import { words } from "../../support/words.ts";

const BUDGET = 1000n;

describe("a relayer and sealed campaigns", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;
  /** Campaign 2 is sealed for the relayer, campaign 3 for the brand. */
  const answersTo = (campaign: bigint) =>
    readCrowd().groups.find(([first]) => first!.campaign === campaign && first!.issuer === 3n)!;

  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
    const settlers = [relayer.account.address, chain.brand.account.address];
    const args = [chain.brand.account.address, BUDGET * BigInt(settlers.length)] as const;
    const mint = { abi: loyaltyTokenAbi, address: chain.token, functionName: "mint", args } as const;
    const hash = await chain.brand.writeContract(mint);
    await chain.client.waitForTransactionReceipt({ hash });
    for (const settler of settlers) await chain.openNext(chain.token, BUDGET, settler);
    const signers = [0, 1, 2, 3].map((index) => ({ ...chain.customer(0), account: crowdAccount(index, 3n) }));
    const consent = { terms: chain.terms, words, until: VALID_AT + 86_400 };
    await recordConsents(
      chain,
      await Promise.all(signers.map((signer) => signConsent(signer, chain.deployment, consent))),
    );
  });
  afterEach(() => service.close());
  after(async () => {
    await chain.close();
    relayer.remove();
  });

  const ticketOf = async (
    { campaign, nullifier, subject, sealedSegment }: Answer,
    settler: SigningClient,
    change: object = {},
  ) => {
    const { scope } = await readCampaign(chain.client, chain.deployment, { campaign });
    const sealedValues = [11n, 22n, sealedSegment, 33n, 44n];
    const ticket = { campaign, scope, nullifier, subject, sealedValues, expiry: VALID_AT };
    return signTicket(settler, chain.deployment, { ...ticket, ...change });
  };
  const errorOf = async (submission: object) => (await post(service.url, "/answers", submission)).body.error;
  const own = () => ({ ...chain.brand, account: relayer.account });
  const settled = async (campaign: bigint) =>
    (await readAnswersSettled(chain.client, chain.deployment, { campaign, fromBlock: 0n })).length;

  // Property L-15
  it("settles nothing as the settler that the brand cannot read", async () => {
    service = await relayer.start();
    const [answer, other] = answersTo(2n) as [Answer, Answer];
    assert.equal(await errorOf({ answer }), "NotSettler");
    const blind = await ticketOf(answer, own(), { sealedValues: [1n, 2n, 3n, 4n, 5n].map((n) => n + 1000n) });
    assert.equal(await errorOf({ answer, ticket: blind }), "SealedSegmentUnknown");
    assert.equal(await errorOf({ answer, ticket: await ticketOf(other, own()) }), "TicketMismatch");
    assert.equal(await errorOf({ answer, ticket: await ticketOf(answer, chain.brand) }), "SignatureInvalid");
    const late = await ticketOf(answer, own(), { expiry: 1 });
    assert.equal(await errorOf({ answer, ticket: late }), "TicketExpired");
    assert.equal(await settled(2n), 0);
  });

  it("settles answers with their tickets in one batch as the settler", async () => {
    service = await relayer.start({ smallestBatch: 2 });
    const ends = await Promise.all(
      answersTo(2n)
        .slice(0, 2)
        .map(async (answer) => {
          const ticket = await ticketOf(answer, own());
          const { status, body } = await post(service.url, "/answers", { answer, ticket });
          assert.equal(status, 202, JSON.stringify(body));
          return finalState(service.url, `/answers/${body.id}`);
        }),
    );
    assert.deepEqual(
      ends.map(({ state }) => state),
      ["settled", "settled"],
    );
    assert.equal(ends[0]!.transaction, ends[1]!.transaction);
  });

  // Property L-15
  it("settles an answer of another settler's campaign with its ticket", async () => {
    service = await relayer.start();
    const [answer] = answersTo(3n) as [Answer];
    assert.equal(await errorOf({ answer }), "NotSettler");
    const ticket = await ticketOf(answer, chain.brand);
    const { status, body } = await post(service.url, "/answers", { answer, ticket });
    assert.equal(status, 202, JSON.stringify(body));
    assert.equal((await finalState(service.url, `/answers/${body.id}`)).state, "settled");
    assert.equal(await settled(3n), 1);
  });
});
