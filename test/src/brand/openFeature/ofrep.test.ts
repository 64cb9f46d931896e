import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pad } from "viem";
import {
  type ContentDecision,
  faultyDecision,
  generalContent,
} from "../../../../src/brand/decision/decision.ts";
import {
  bulkReply,
  evaluationReply,
  flagNotFound,
  readOfrepContext,
} from "../../../../src/brand/openFeature/ofrep.ts";

const personal: ContentDecision = {
  content: "personal",
  campaign: 7n,
  segment: 3,
  expiry: 500,
  reason: "answered",
  terms: pad("0xa1"),
  nullifier: 5n,
};
const general = (reason: "withdrawn" | "controlGroup"): ContentDecision => ({
  content: "general",
  reason,
  campaign: 7n,
});
const bodyOf = (decision: ContentDecision) => JSON.parse(evaluationReply("decdp_7", decision).body);

describe("an evaluation of a flag", () => {
  it("matches for a segment, splits for the control group, and is the default with its reason otherwise", () => {
    assert.deepEqual(bodyOf(personal), {
      key: "decdp_7",
      value: "segment-3",
      variant: "segment-3",
      reason: "TARGETING_MATCH",
      metadata: { why: "answered", campaign: "7", segment: 3, expiry: 500 },
    });
    assert.equal(bodyOf(general("controlGroup")).reason, "SPLIT");
    assert.deepEqual(bodyOf(general("withdrawn")), {
      key: "decdp_7",
      value: "general",
      variant: "general",
      reason: "DEFAULT",
      metadata: { why: "withdrawn", campaign: "7" },
    });
    assert.equal(bodyOf(generalContent("unknownCustomer")).metadata.why, "unknownCustomer");
  });

  it("names an answer to nobody", () => {
    assert.doesNotMatch(evaluationReply("decdp_7", personal).body, /nullifier|terms/);
  });

  it("is an error where it could not be decided, and where there is no such flag", () => {
    const fault = evaluationReply("decdp_7", faultyDecision("database"));
    assert.equal(fault.status, 500);
    assert.equal(JSON.parse(fault.body).errorCode, "GENERAL");
    assert.equal(JSON.parse(fault.body).metadata.fault, "database");
    assert.deepEqual(
      [flagNotFound("red").status, JSON.parse(flagNotFound("red").body).errorCode],
      [404, "FLAG_NOT_FOUND"],
    );
  });

  it("needs a context that names the customer", () => {
    const codeOf = (body: string) => {
      const read = readOfrepContext(body, "decdp_7");
      return "status" in read ? JSON.parse(read.body).errorCode : read;
    };
    assert.equal(codeOf("{"), "PARSE_ERROR");
    assert.equal(codeOf("{}"), "INVALID_CONTEXT");
    assert.equal(codeOf('{"context":{"channel":"web"}}'), "TARGETING_KEY_MISSING");
    assert.equal(codeOf('{"context":{"targetingKey":""}}'), "TARGETING_KEY_MISSING");
    assert.equal(codeOf('{"context":{"targetingKey":"a","channel":"smoke"}}'), "INVALID_CONTEXT");
    assert.deepEqual(codeOf('{"context":{"targetingKey":"a","channel":"web","more":{}}}'), {
      customerId: "a",
      channel: "web",
    });
  });

  it("of all flags is tagged by what is in it", () => {
    const first = bulkReply([{ campaign: 7n, decision: personal }]);
    assert.equal(first.status, 200);
    const { etag } = first.headers;
    const again = bulkReply([{ campaign: 7n, decision: personal }], etag);
    assert.deepEqual([again.status, again.body, again.headers.etag], [304, "", etag]);
    const stopped = bulkReply([{ campaign: 7n, decision: general("withdrawn") }], etag);
    assert.equal(stopped.status, 200);
    assert.equal(JSON.parse(stopped.body).flags[0].value, "general");
  });
});
