import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { numberToHex } from "viem";
import { openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import { filesWith } from "../../../support/relayer/filesWith.ts";
import {
  eventually,
  finalState,
  get,
  post,
  prepareRelayer,
  submissionOf,
} from "../../../support/relayer/relayerUnderTest.ts";

describe("a relayer's database", () => {
  it("holds nothing of a settled answer and its consent but what became of them, and still tells that", async () => {
    const chain = await openCrowdChain();
    const relayer = await prepareRelayer(chain);
    const submission = await submissionOf(chain, 0);
    const number = submission.answer.proof.a[0];
    // As it is kept while it waits, and as it is in the transaction.
    const words = [`${number}`, numberToHex(number).slice(2), submission.consent.signature.slice(2)];
    const withWords = () => words.flatMap((word) => filesWith(relayer.options.database, word));
    try {
      let service = await relayer.start();
      const { body } = await post(service.url, "/answers", submission);
      const route = `/answers/${body.id}`;
      const settled = await finalState(service.url, route);
      assert.equal(settled.state, "settled");
      await service.close();
      // What is still on the disk goes once an hour, and when the relayer starts.
      service = await relayer.start();
      await eventually(() => withWords().length === 0, "the disk has nothing of it");
      assert.deepEqual((await get(service.url, route)).body, settled);
      assert.deepEqual(await post(service.url, "/answers", submission), { status: 200, body: settled });
      const other = { ...submission.answer, sealedSegment: 4n };
      assert.equal((await post(service.url, "/answers", { answer: other })).status, 409);
      await service.close();
    } finally {
      await chain.close();
      relayer.remove();
    }
  });
});
