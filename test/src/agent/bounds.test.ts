import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { memoryIn } from "../../../src/agent/memory/memory.ts";
import type { ReceivedRequest } from "../../../src/agent/request/receive.ts";
import { MOST_UNANSWERED, rememberRequest } from "../../../src/agent/request/remember.ts";
import { tellBrand } from "../../../src/agent/sending/brandMessages.ts";
import type { Surroundings } from "../../../src/agent/surroundings.ts";
import { createCustomerKeys } from "../../../src/customer/keys.ts";
import { memoryStore } from "../../../src/store.ts";
import { schema, terms } from "../../support/cli/gym.ts";

const brand = `0x${"a1".repeat(20)}` as const;

describe("what one brand may take of an agent", () => {
  it("is 20 seconds for a reply that does not end", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      const endless = { tell: () => new Promise<never>(() => {}) } as unknown as Surroundings;
      const entry = {
        ...{ kind: "rights" as const, body: "{}", brand, domain: "slow.example" },
        ...{ notBefore: 0, attempts: 0 },
      };
      let failure = "";
      tellBrand(endless, entry, "rights").catch((error: Error) => {
        failure = error.message;
      });
      const soon = () => new Promise((resolve) => setImmediate(resolve));
      mock.timers.tick(19_999);
      await soon();
      assert.equal(failure, "");
      mock.timers.tick(1);
      await soon();
      assert.equal(failure, "slow.example did not reply.");
    } finally {
      mock.timers.reset();
    }
  });

  it("is a number of requests without an answer, of which its own oldest give way", async () => {
    const memory = memoryIn(memoryStore());
    const keys = createCustomerKeys();
    const receive = (campaign: bigint, domain: string, at: number) => {
      const received = {
        published: { document: { terms, schema, name: `${campaign}` } },
        opened: { campaign, terms: `0x${"11".repeat(32)}` },
        state: { openedAt: at },
        brand: { account: brand, domain },
      } as unknown as ReceivedRequest;
      const surroundings = { keys, now: () => at } as unknown as Surroundings;
      return rememberRequest(surroundings, memory, received, { text: "{}", language: "en" });
    };
    await receive(1n, "honest.example", 1);
    await receive(2n, "loud.example", 2);
    await memory.change("requests", (all) =>
      all.map((one) => (one.campaign === 2n ? { ...one, state: "answered" } : one)),
    );
    for (let count = 0; count < MOST_UNANSWERED + 3; count++) {
      await receive(BigInt(10 + count), `s${count}.loud.example`, 10 + count);
    }
    await receive(12n, "s2.loud.example", 90);
    const kept = (await memory.read("requests"))
      .map(({ campaign }) => Number(campaign))
      .sort((a, b) => a - b);
    const loudest = Array.from({ length: MOST_UNANSWERED - 1 }, (_, place) => 14 + place);
    assert.deepEqual(kept, [1, 2, 12, ...loudest]);
  });
});
