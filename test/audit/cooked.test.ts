import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { auditCampaign } from "../../src/audit/audit.ts";
import { readFacts, writeFacts } from "../../src/audit/facts/factsFile.ts";
import {
  openStoryChain,
  playStory,
  points,
  readStory,
  type SoundCase,
  soundCase,
} from "../support/audit/story.ts";
import type { CrowdChain } from "../support/crowd/crowdChain.ts";
import { cookedCases } from "./cases/cases.ts";

describe("an audit of a cooked campaign", () => {
  let chain: CrowdChain;
  let sound: SoundCase;

  before(async () => {
    chain = await openStoryChain();
    await playStory(chain);
    sound = soundCase(await readStory(chain));
  });
  after(() => chain.close());

  for (const { name, finds, cook } of cookedCases) {
    it(`finds ${finds.join(" and ") || "nothing"} and nothing else: ${name}`, async () => {
      const { facts, ...given } = cook(sound);
      // As whoever cooks a file would have it read.
      const audit = await auditCampaign(readFacts(writeFacts(facts)), { points, ...given });
      assert.deepEqual(
        audit.findings.map(({ check }) => check),
        finds,
        JSON.stringify(
          audit.findings.map(({ id, sentence }) => [id, sentence]),
          null,
          1,
        ),
      );
      const ids = audit.findings.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
    });
  }
});
