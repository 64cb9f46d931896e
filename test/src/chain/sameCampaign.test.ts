import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type CampaignTerms, requireSameCampaign } from "../../../src/chain/sameCampaign.ts";
import { DecdpError } from "../../../src/errors.ts";
import { accountOf, wordOf } from "../../support/formats/values.ts";

describe("a campaign's state", () => {
  const state: CampaignTerms = {
    brand: "0xABCDEF0000000000000000000000000000000000",
    terms: wordOf(2),
    isSealed: true,
    settler: accountOf(3),
    token: accountOf(4),
    reward: 5n,
  };
  const opened = { ...state, campaign: 12n };

  it("is that of the campaign that was opened, in either case of letters", () => {
    requireSameCampaign(opened, state);
    requireSameCampaign({ ...opened, brand: "0xabcdef0000000000000000000000000000000000" }, state);
  });

  it("is refused with the parts in which it differs", () => {
    const changes: Partial<CampaignTerms>[] = [
      { brand: accountOf(6) },
      { terms: wordOf(6) },
      { isSealed: false },
      { settler: accountOf(6) },
      { token: accountOf(6) },
      { reward: 6n },
    ];
    for (const change of changes) {
      assert.throws(
        () => requireSameCampaign(opened, { ...state, ...change }),
        (error) => {
          assert.ok(error instanceof DecdpError);
          assert.match(error.message, /contradicts itself about campaign 12/);
          assert.deepEqual(error.details.differing, Object.keys(change));
          return true;
        },
      );
    }
  });
});
