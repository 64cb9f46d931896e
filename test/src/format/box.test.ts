import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { generatePrivateKey } from "viem/accounts";
import { recipientKeys } from "../../../src/customer/box.ts";
import { InvalidValueError } from "../../../src/errors.ts";
import { readBox, textInBox, writeBox } from "../../../src/format/answer/box.ts";
import { campaignsPlace, sealRequest } from "../../support/formats/values.ts";

describe("the format of a box", () => {
  const mine = recipientKeys(generatePrivateKey());
  const request = { ...sealRequest, recipient: mine.publicKey };
  const text = '{ "format": "decdp-seal-2" }\n';
  const written = writeBox(campaignsPlace, request, text);
  const content = JSON.parse(written);

  it("holds the text for whoever made the request", () => {
    assert.equal(textInBox(readBox(written), mine), text);
  });

  it("does not show what is in it", () => {
    assert.ok(!written.includes("decdp-seal-2"));
    const { format, chainId, campaigns, campaign, scope, subject, box, ...rest } = content;
    assert.deepEqual(rest, {});
  });

  it("does not open once any field of it says something else", () => {
    const changes = {
      chainId: 1,
      campaigns: request.subject,
      campaign: "13",
      scope: "57",
      subject: campaignsPlace.campaigns,
    };
    for (const [name, value] of Object.entries(changes)) {
      assert.throws(() => textInBox(readBox({ ...content, [name]: value }), mine), /cannot be opened/, name);
    }
  });

  it("is refused with a field missing, of another type, out of range or more", () => {
    for (const name of Object.keys(content)) {
      const { [name]: _, ...rest } = content;
      assert.throws(() => readBox(rest), InvalidValueError, name);
      assert.throws(() => readBox({ ...content, [name]: [] }), InvalidValueError, name);
    }
    assert.throws(() => readBox({ ...content, box: "0x00" }), InvalidValueError);
    assert.throws(() => readBox({ ...content, more: 1 }), InvalidValueError);
  });
});
