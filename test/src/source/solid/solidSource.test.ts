import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { AGENT, STORAGE, turtle } from "../../../support/solid/podFetch.ts";
import { createSolidWorld, DATA, data, failsWith, GRANTED, NOW } from "../../../support/solid/solidWorld.ts";

const part = (jwt: string, index: number) =>
  JSON.parse(Buffer.from(jwt.split(".")[index]!, "base64url").toString());

describe("a Solid pod", () => {
  it("asks for named resources, and derives bands of them until the grant ends", async () => {
    const world = await createSolidWorld();
    assert.deepEqual(world.request.resources, [DATA]);
    assert.equal(world.request.agent, AGENT);
    world.grant({ until: NOW + 60 });
    const { reading, pending } = await world.source.read(world.pending, GRANTED, NOW);
    assert.deepEqual(reading, {
      account: STORAGE,
      values: { country: "NL", age: "35 to 65 years" },
      asOf: NOW,
      until: NOW + 60,
    });
    assert.deepEqual(pending, world.pending);
  });

  it("leaves out a value that is not on the list", async () => {
    const world = await createSolidWorld();
    world.served[DATA] = () => turtle(data.replace('"NL"', '"XX"'));
    const { reading } = await world.source.read(world.pending, GRANTED, NOW);
    assert.deepEqual(Object.keys(reading.values), ["age"]);
  });

  it("shows its token with a proof for each request, which is of no use for another", async () => {
    const world = await createSolidWorld();
    const proofs: string[] = [];
    world.served[DATA] = ({ headers }) => {
      assert.equal(headers.get("authorization"), "DPoP token");
      proofs.push(headers.get("dpop")!);
      return turtle(data);
    };
    await world.source.read(world.pending, GRANTED, NOW);
    await world.source.read(world.pending, GRANTED, NOW);
    const [first, second] = proofs.map((proof) => part(proof, 1));
    assert.equal(first.htu, DATA);
    assert.equal(first.htm, "GET");
    assert.equal(first.ath, createHash("sha256").update("token").digest("base64url"));
    assert.notEqual(first.jti, second.jti);
    const { jwk } = part(proofs[0]!, 0);
    const [header, payload, signature] = proofs[0]!.split(".");
    const curve = { name: "ECDSA", namedCurve: "P-256" };
    const key = await crypto.subtle.importKey("jwk", jwk, curve, false, ["verify"]);
    const signed = Buffer.from(`${header}.${payload}`);
    const how = { name: "ECDSA", hash: "SHA-256" };
    assert.ok(await crypto.subtle.verify(how, key, Buffer.from(signature!, "base64url"), signed));
  });

  it("takes a nonce that the server wants in the proof", async () => {
    const world = await createSolidWorld();
    world.served[DATA] = ({ headers }) =>
      part(headers.get("dpop")!, 1).nonce === "wanted"
        ? turtle(data)
        : new Response(null, { status: 401, headers: { "dpop-nonce": "wanted" } });
    const { reading } = await world.source.read(world.pending, GRANTED, NOW);
    assert.equal(reading.values.country, "NL");
  });

  it("has ended only when neither grant nor resource can be read", async () => {
    const world = await createSolidWorld();
    await failsWith(world.source.end(world.pending), "refused");
    delete world.served[world.request.grant];
    world.served[DATA] = ({ headers }) =>
      headers.has("authorization") ? turtle(data) : new Response(null, { status: 401 });
    await failsWith(world.source.end(world.pending), "refused");
    world.served[DATA] = () => new Response(null, { status: 403 });
    await world.source.end(world.pending);
    await world.source.end(world.pending);
  });

  it("does not mind what everybody may read", async () => {
    const world = await createSolidWorld();
    delete world.served[world.request.grant];
    await world.source.end(world.pending);
  });

  it("does not take a login that fails for an end", async () => {
    const world = await createSolidWorld();
    delete world.served[world.request.grant];
    world.served[DATA] = () => new Response(null, { status: 401 });
    await failsWith(world.source.end(world.pending), "refused");
  });
});
