import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createWalletClient, custom, parseEther } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { Brand } from "../../../../services/brand/brand.ts";
import {
  approved,
  beingPublished,
  createdDraft,
  submitted,
} from "../../../../services/brand/office/deeds.ts";
import { addDraft, type DraftFields, findDraft } from "../../../../services/brand/office/drafts.ts";
import type { Office } from "../../../../services/brand/office/office.ts";
import { publishDue } from "../../../../services/brand/office/publish.ts";
import { readOffers } from "../../../../services/brand/store/outside/settings.ts";
import { allCampaigns } from "../../../../services/brand/store/records/campaigns.ts";
import type { Database } from "../../../../services/shared/database/database.ts";
import { type Draft, type DraftContent, hashOfContent } from "../../../../src/brand/office/draft.ts";
import { contentOfRecipe } from "../../../../src/brand/office/fromRecipe.ts";
import { registerIssuer } from "../../../../src/chain/actions/issuer.ts";
import { readAllOpenings } from "../../../../src/chain/history.ts";
import { readPublishedCampaign } from "../../../../src/format/campaign/publishedCampaign.ts";
import { approvalOf, officerAccount } from "../../../support/brand/office/approving.ts";
import { dyingAfter } from "../../../support/brand/office/dying.ts";
import { officeHouse } from "../../../support/brand/office/house.ts";
import { openRecords } from "../../../support/brand/openRecords.ts";
import { deployProtocol } from "../../../support/deployProtocol.ts";

const REWARD = parseEther("0.5");

describe("publishing from the office", () => {
  let database: Database;
  let protocol: Awaited<ReturnType<typeof deployProtocol>>;
  let house: ReturnType<typeof officeHouse>;
  let now = 1_800_000_000;
  const account = privateKeyToAccount(`0x${"22".repeat(32)}`);

  before(async () => {
    database = await openRecords();
    protocol = await deployProtocol();
    const { issuer } = await registerIssuer(protocol.issuer, protocol.deployment, {
      ...{ kind: "DataVault", minimumInterval: 3600, grace: 3600, metadataUri: "" },
    });
    house = officeHouse(protocol.loyaltyToken.address, `${issuer}`);
    await protocol.brand.sendTransaction({ to: account.address, value: parseEther("10") });
    await protocol.loyaltyToken.write.mint([account.address, REWARD * 1_000n], {
      account: protocol.brand.account,
    });
  });
  after(() => database.close());

  /** A process of the service, over a database and a node. */
  const process = (dying = dyingAfter(Number.POSITIVE_INFINITY)) => {
    const { publicClient, connection, deployment } = protocol;
    const request = dying.request(connection.provider.request.bind(connection.provider) as never);
    const transport = custom({ request: request as never }, { retryCount: 0 });
    const client = {
      ...createWalletClient({ account, chain: publicClient.chain, transport }),
      pollingInterval: 5,
    };
    const policy = {
      ...{ domain: "meridian.example", confirmations: 1, largestFee: parseEther("1"), firstBlock: 0n },
      speaksFor: [],
    };
    const parts = { client, deployment, database: dying.database(database), policy } as never as Brand;
    const office: Office = {
      ...parts,
      ...{ house, officers: [officerAccount.address], now: () => now, wake() {} },
    };
    return { step: () => publishDue(parts, office), dying };
  };
  /** A draft that is on its way to the chain. */
  const ordered = async (id: string, content: DraftContent, approvedContent = content): Promise<Draft> => {
    const done = { by: "Mia", at: now };
    const hashed = (draft: DraftFields): Draft => ({ ...draft, contentHash: hashOfContent(draft) });
    const office = { client: { account }, deployment: protocol.deployment } as never as Office;
    const approval = await approvalOf(office, { id, ...approvedContent }, now);
    let draft = hashed(createdDraft(id, content, done));
    draft = hashed(submitted(draft, done));
    draft = hashed(approved(draft, approval, { ...done, by: "Eve" }));
    draft = hashed(beingPublished(draft, done));
    await addDraft(database.query, draft);
    return draft;
  };
  const openings = () => readAllOpenings(protocol.publicClient, protocol.deployment, { fromBlock: 0n });
  const tokensIn = () => protocol.loyaltyToken.read.balanceOf([protocol.deployment.campaigns]);

  it("goes on after each place where it can be killed, and does nothing twice", async () => {
    const content = contentOfRecipe(house, "product", { reward: "0.50", answers: 100 });
    await ordered("killed", content);
    let runs = 0;
    for (let steps = 1; (await findDraft(database.query, "killed"))!.state !== "published"; steps++) {
      now += 60;
      const { step, dying } = process(dyingAfter(steps));
      await step().catch((error) => assert.ok(dying.isDead(), error));
      assert.ok(++runs < 300, "it comes to no end");
    }
    assert.ok(runs > 20, `killed ${runs} times`);
    const [opened, ...others] = await openings();
    assert.deepEqual(others, []);
    assert.equal(opened!.parameters.reward, REWARD);
    assert.equal(await tokensIn(), REWARD * 100n);
    const draft = (await findDraft(database.query, "killed"))!;
    assert.equal(draft.published, `${opened!.campaign}`);
    assert.equal(draft.history.at(-1)!.what, "published");
    assert.deepEqual(await database.query("select * from transactions"), []);
    // The service's own campaigns have it, with words that the brand signed and a control group.
    const [campaign] = await allCampaigns(database.query);
    const text = readPublishedCampaign(campaign!.published);
    assert.equal(text.renderings!.length, 1);
    const [offer] = await readOffers(database.query);
    assert.equal(offer!.controlOneIn, 10);
    assert.equal(await process().step(), false);
  });

  it("opens nothing that was not approved as it is, and says so", async () => {
    const content = contentOfRecipe(house, "promotion", { answers: 10 });
    await ordered("other", content, { ...content, name: "Something else" });
    const before = (await openings()).length;
    await assert.rejects(process().step(), /approved/);
    assert.equal((await openings()).length, before);
    assert.match((await findDraft(database.query, "other"))!.publishing!.problem!, /approved/);
    // It is tried again later, and not at once.
    assert.equal(await process().step(), false);
  });

  it("waits for money, and goes on when there is some", async () => {
    await database.query("delete from office_drafts where draft = 'other'");
    await ordered("poor", contentOfRecipe(house, "promotion", { reward: "0.50", answers: 1_000 }));
    await assert.rejects(process().step());
    assert.notEqual((await findDraft(database.query, "poor"))!.publishing!.problem, undefined);
    const before = (await openings()).length;
    await protocol.loyaltyToken.write.mint([account.address, REWARD * 1_000n], {
      account: protocol.brand.account,
    });
    now += 60;
    assert.equal(await process().step(), true);
    assert.equal((await openings()).length, before, "the campaign that was opened is the one that is funded");
    assert.equal((await findDraft(database.query, "poor"))!.state, "published");
  });
});
