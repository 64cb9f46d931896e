import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { makeSource } from "../../../services/issuer/sources.ts";

const common = {
  issuer: "https://login.example",
  webId: "https://login.example/gateway#me",
  pods: [{ origin: "https://pods.example", depth: 1 }],
  page: "https://app.example/pod",
  schemaName: "person/1",
};
const mapping = {
  attribute: "country",
  resource: "profile/data",
  predicate: "https://schema.org/addressCountry",
  oneOf: { NL: "NL" },
};
const surroundings = { name: "issuers.json", folder: "." };

describe("a gateway's Solid sources", () => {
  const makeSolid = (changes: object) =>
    makeSource("solid", { ...common, mappings: [mapping], ...changes }, surroundings);
  before(() => {
    process.env.DECDP_SOLID_ID = "gateway";
    process.env.DECDP_SOLID_SECRET = "Geheim-4711";
  });
  after(() => {
    delete process.env.DECDP_SOLID_ID;
    delete process.env.DECDP_SOLID_SECRET;
  });

  it("are made from the operator's options, with the schema that their mappings give", () => {
    const { kind, schema } = makeSolid({});
    assert.equal(kind, "SolidPod");
    assert.deepEqual(schema.attributes, [{ name: "country", categories: ["NL"] }]);
  });

  it("are a Nederlandse Datakluis with the resources that it has, and with files of consent", () => {
    const vault = { ...common, consents: ["ads"], mappings: [{ ...mapping, resource: "basicProfile" }] };
    assert.equal(makeSource("dataVault", vault, surroundings).kind, "DataVault");
    assert.throws(() => makeSource("dataVault", { ...vault, consents: [] }, surroundings), /consents/);
    assert.throws(() => makeSource("dataVault", { ...vault, mappings: [mapping] }, surroundings), /mappings/);
  });

  for (const resource of [
    "../other",
    "/root",
    "a//b",
    "a/../b",
    "https://other.example/",
    "a?b",
    "folder/",
  ]) {
    it(`do not read ${resource}`, () => {
      assert.throws(() => makeSolid({ mappings: [{ ...mapping, resource }] }), /mappings/);
    });
  }

  it("do not start without the client credentials", () => {
    assert.throws(() => makeSolid({ clientSecret: "DECDP_NOT_SET" }), /DECDP_NOT_SET is missing/);
  });
});
