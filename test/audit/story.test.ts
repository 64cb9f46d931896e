import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { auditCampaign } from "../../src/audit/audit.ts";
import { readFacts, writeFacts } from "../../src/audit/facts/factsFile.ts";
import { readCampaignDocument, writeCampaignDocument } from "../../src/format/campaign/campaignDocument.ts";
import { openStoryChain, playStory, points, readStory, soundCase } from "../support/audit/story.ts";
import type { CrowdChain } from "../support/crowd/crowdChain.ts";
import * as values from "../support/formats/values.ts";

describe("an audit of a campaign with real proofs in which everything is right", () => {
  let chain: CrowdChain;
  let running: bigint;

  before(async () => {
    chain = await openStoryChain();
    running = await playStory(chain);
  });
  after(() => chain.close());

  it("finds nothing, while the campaign runs and after its end", async () => {
    for (const toBlock of [running, undefined]) {
      const { facts, ...given } = soundCase(await readStory(chain, toBlock));
      const audit = await auditCampaign(facts, { points, ...given });
      assert.deepEqual(audit.findings, []);
      const settled = toBlock === undefined ? 8 : 7;
      const { answers, proofs, consents, withdrawals, claims } = audit.checked;
      assert.deepEqual([answers, proofs, consents, withdrawals, claims], [settled, settled, 9, 2, 3]);
      assert.equal(audit.money.funded, audit.money.earned + audit.money.reclaimed + audit.money.available);
      assert.equal(audit.money.owed, 10n * BigInt(settled - 3));
      assert.equal(audit.money.reclaimed, toBlock === undefined ? 10_000_000n - 80n : 0n);
      assert.deepEqual(
        audit.notChecked.map(({ what }) => what),
        ["the campaign document", "receipts of consents"],
      );
    }
  });

  it("says what had to stop and when", async () => {
    const facts = await readStory(chain);
    const { stops } = await auditCampaign(facts, { points });
    assert.deepEqual(
      stops.map(({ answers, recordedAt, stopBy, recipients }) => [answers, stopBy! - recordedAt, recipients]),
      [
        [[chain.answers[5]!.nullifier], 60, ["Own Word", "Corner Relay", "Ethereum"]],
        [[], 60, ["Own Word", "Corner Relay", "Ethereum"]],
      ],
    );
  });

  it("calls what was not given not checked", async () => {
    const { notChecked } = await auditCampaign(await readStory(chain), { points });
    assert.deepEqual(
      notChecked.map(({ what }) => what),
      ["the campaign document", "the brand's light records", "uses of answers", "receipts of consents"],
    );
  });

  it("names what differs in a document that is not the campaign's", async () => {
    const document = readCampaignDocument(writeCampaignDocument(values.document));
    const { findings, notChecked } = await auditCampaign(await readStory(chain), { points, document });
    assert.deepEqual(
      findings.map(({ check, values: { differing } }) => [check, differing]),
      [["document.differs", "document, schema, rules, model, sealed"]],
    );
    assert.deepEqual(notChecked.length, 3);
  });

  it("reads the same facts from its file", async () => {
    const facts = await readStory(chain);
    assert.deepEqual(readFacts(writeFacts(facts)), facts);
  });
});
