import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { deflateSync } from "node:zlib";
import { encryptFor } from "../../../../scripts/sources/wallet/encrypt.ts";
import { isSignedBy, parseJwt } from "../../../../src/source/presentation/jwt.ts";
import {
  createPresentationWorld,
  type PresentationWorld,
  person,
  start,
} from "../../../support/presentation/presentationWorld.ts";
import type { HeldCredential, Misbehaviour } from "../../../support/presentation/wallet.ts";
import {
  createKey,
  digestOf,
  disclosureOf,
  NOON,
  present,
  publicPart,
  readRequest,
  STATUS,
  statusList,
} from "../../../support/presentation/wallet.ts";
import { commonFailures } from "../../../support/source/commonFailures.ts";

describe("the presentation source", () => {
  let world: PresentationWorld;
  let credential: HeldCredential;
  before(async () => {
    world = await createPresentationWorld();
    credential = await world.issueTo();
  });
  beforeEach(() => {
    world.served.answer = async () => new Response(await statusList(world.issuerKey, []));
  });

  async function begin(changed: object = {}) {
    const { pending, ask } = await world.source.begin({ ...start, ...changed });
    assert.equal(ask.kind, "present");
    return { pending, url: (ask as { request: string }).request };
  }

  /** How the reading of a presentation fails; no error may say what was presented. */
  async function failsWith(
    code: string,
    words: RegExp,
    { held = credential, now = NOON, ...wrong }: Misbehaviour & { held?: HeldCredential; now?: number } = {},
  ) {
    const { pending, url } = await begin();
    const given = await present(url, held, wrong);
    await assert.rejects(world.source.read(pending, given, now), (error: Error & { code: string }) => {
      assert.equal(error.code, code, error.message);
      assert.match(error.message, words);
      const said = JSON.stringify([error.message, { ...error }]);
      for (const raw of [person.sub, person.birthdate, "Kerkstraat"]) assert.ok(!said.includes(raw), said);
      return true;
    });
  }

  it("reads what a wallet presents, and keeps only what the schema wants", async () => {
    const { pending, url } = await begin();
    const given = await present(url, credential);
    const { reading, pending: used } = await world.source.read(pending, given, NOON);
    // 36 until tomorrow, less than 35 is not told.
    assert.deepEqual(reading.values, { age: 35, country: "NL", student: "true" });
    assert.deepEqual([reading.asOf, reading.until], [NOON, start.until]);
    const kept = JSON.stringify([reading, used]);
    for (const raw of [person.sub, person.birthdate, person.family_name, "Kerkstraat"]) {
      assert.ok(!kept.includes(raw), raw);
    }
    assert.deepEqual(world.asked, [STATUS]);
    await assert.rejects(world.source.read(used, given, NOON), { code: "replayed" });
    await world.source.end(used);
  });

  it("asks by DCQL for what is mapped and nothing else, signed and to be encrypted", async () => {
    const { url } = await begin();
    const request = parseJwt(new URL(url).searchParams.get("request")!);
    assert.deepEqual(request.header, { typ: "oauth-authz-req+jwt", x5c: ["dGVzdA=="], alg: "ES256" });
    const {
      dcql_query: query,
      response_mode: mode,
      response_type: type,
    } = request.payload as Record<string, never>;
    assert.deepEqual([type, mode], ["vp_token", "direct_post.jwt"]);
    assert.deepEqual(query, {
      credentials: [
        {
          id: "card",
          format: "dc+sd-jwt",
          meta: { vct_values: ["urn:eudi:pid:1"] },
          claims: [["sub"], ["birthdate"], ["address", "country"], ["student"]].map((path) => ({ path })),
        },
      ],
    });
  });

  it("names a holder alike in every credential of an issuer", async () => {
    const nameOf = async (held: HeldCredential) => {
      const { pending, url } = await begin();
      return (await world.source.read(pending, await present(url, held), NOON)).reading.account;
    };
    const name = await nameOf(credential);
    assert.equal(await nameOf(await world.issueTo({ ...person, birthdate: "1970-01-01" })), name);
    assert.notEqual(await nameOf(await world.issueTo({ ...person, sub: "person-4712" })), name);
  });

  it("leaves out what the wallet did not disclose, but not who holds it", async () => {
    const { pending, url } = await begin();
    const held = await world.issueTo({ sub: person.sub, student: false });
    const { reading } = await world.source.read(pending, await present(url, held), NOON);
    assert.deepEqual(reading.values, { student: "false" });
    await failsWith("unexpected", /which holder/, { held: await world.issueTo({ student: false }) });
  });

  it("ends with the credential, if that is earlier", async () => {
    const { pending, url } = await begin();
    const held = await world.issueTo(person, { payload: { exp: NOON + 60 } });
    const { reading } = await world.source.read(pending, await present(url, held), NOON);
    assert.equal(reading.until, NOON + 60);
  });

  it("is refused, forged or expired where the answer is not this session's yes", async () => {
    const { pending, url } = await begin();
    const { state } = pending;
    await assert.rejects(world.source.read(pending, { error: "access_denied", state }, NOON), {
      code: "refused",
    });
    await assert.rejects(world.source.read(pending, { error: "access_denied" }, NOON), { code: "forged" });
    await assert.rejects(world.source.read(pending, { error: "server_error", state }, NOON), {
      code: "unexpected",
    });
    await failsWith("refused", /did not present/, { answer: { error: "access_denied" } });
    await failsWith("forged", /this session's/, { answer: { state: "other" } });
    const given = await present(url, credential);
    await assert.rejects(world.source.read(pending, given, pending.until), { code: "expired" });
    await assert.rejects(begin({ until: NOON }), { code: "expired" });
    // An unencrypted presentation is none, and another session's key opens nothing.
    const open = { vp_token: { card: ["a"] }, state };
    for (const other of [open, undefined, null, "text", [], {}, { response: 5 }, { response: "a.b.c.d.e" }]) {
      await assert.rejects(world.source.read(pending, other, NOON), { code: "unexpected" });
    }
    const second = await begin({ session: "session-2" });
    await assert.rejects(world.source.read(second.pending, given, NOON), { code: "tampered" });
  });

  it("takes no presentation that was made before, for others or of another", async () => {
    await failsWith("replayed", /another request/, { binding: { nonce: "older" } });
    await failsWith("replayed", /somebody else/, { binding: { aud: "x509_hash:other" } });
    await failsWith("replayed", /not made now/, { binding: { iat: NOON - 301 } });
    await failsWith("replayed", /not made now/, { binding: { iat: NOON + 61 } });
    await failsWith("replayed", /not made now/, { binding: { iat: undefined } });
    await failsWith("forged", /credential's holder/, { bindingKey: await createKey() });
    await failsWith("forged", /credential's holder/, { bindingHeader: { typ: "JWT" } });
    await failsWith("forged", /is its holder's/, {
      change: (text) => text.slice(0, text.lastIndexOf("~") + 1),
    });
  });

  it("takes no credential of strangers, of another type, or out of its time", async () => {
    const other = await createPresentationWorld();
    await failsWith("forged", /not signed by the issuer/, { held: await other.issueTo() });
    const issued = (payload: object, header = {}) =>
      world.issueTo(person, { payload: { ...payload }, header });
    await failsWith("forged", /trust list/, { held: await issued({ iss: "https://evil.example" }) });
    await failsWith("forged", /not signed/, { held: await issued({}, { typ: "JWT" }) });
    await failsWith("forged", /not signed/, { held: await issued({}, { crit: ["b64"] }) });
    await failsWith("unexpected", /another type/, { held: await issued({ vct: "urn:eudi:pid:2" }) });
    await failsWith("expired", /has expired/, { held: await issued({ exp: NOON }) });
    await failsWith("unexpected", /form/, { held: await issued({ exp: undefined }) });
    await failsWith("unexpected", /not valid yet/, { held: await issued({ nbf: NOON + 61 }) });
    const [head, body] = credential.issued.split(".");
    const none = Buffer.from(JSON.stringify({ typ: "dc+sd-jwt", alg: "none" })).toString("base64url");
    await failsWith("forged", /not signed/, { held: { ...credential, issued: `${none}.${body}.` } });
    await failsWith("forged", /not signed/, {
      held: { ...credential, issued: `${head}.${body}.${"A".repeat(86)}` },
    });
  });

  it("takes nothing that the issuer did not sign, or that is disclosed twice", async () => {
    await failsWith("tampered", /did not sign/, { more: [disclosureOf("student", false)] });
    await failsWith("tampered", /did not sign/, { more: [credential.disclosures.student!] });
    const flipped = (text: string) =>
      text.replace(credential.disclosures.birthdate!, disclosureOf("birthdate", "2000-01-01"));
    await failsWith("tampered", /not what its holder signed/, { change: flipped });
    const fewer = (text: string) => text.replace(`~${credential.disclosures.student}`, "");
    await failsWith("tampered", /not what its holder signed/, { change: fewer });
    for (const content of [["_sd", []], ["...", 1], ["vct", "other"], ["student"]]) {
      const disclosure = disclosureOf(...content);
      const held = await world.issueTo({}, { payload: { _sd: [await digestOf(disclosure)] } });
      await failsWith("tampered", /did not sign/, { held, more: [disclosure] });
    }
    const digest = await digestOf(credential.disclosures.sub!);
    const twice = await world.issueTo({}, { payload: { _sd: [digest, digest] } });
    await failsWith("tampered", /did not sign/, { held: { ...twice, disclosures: credential.disclosures } });
  });

  it("reads claims in objects and lists that are disclosed apart, and prototypes as claims", async () => {
    const country = disclosureOf("country", "PT");
    const address = disclosureOf("address", { _sd: [await digestOf(country)] });
    const prototype = disclosureOf("__proto__", { student: true });
    const sub = disclosureOf("sub", "p");
    const item = disclosureOf("x");
    const digests = await Promise.all([address, prototype, sub].map(digestOf));
    const list = [{ "...": await digestOf(item) }, { "...": "hidden" }];
    const held = await world.issueTo({}, { payload: { _sd: digests, nationalities: list } });
    const { pending, url } = await begin();
    const given = await present(url, held, { more: [country, address, prototype, sub, item] });
    const { reading } = await world.source.read(pending, given, NOON);
    assert.deepEqual(reading.values, { country: "PT" });
  });

  it("takes no claim that the schema does not have", async () => {
    await failsWith("unexpected", /does not take/, {
      held: await world.issueTo({ ...person, address: { country: "XX" } }),
    });
    await failsWith("unexpected", /does not take/, {
      held: await world.issueTo({ ...person, student: { a: 1 } }),
    });
    await failsWith("unexpected", /should be a date/, {
      held: await world.issueTo({ ...person, birthdate: "1990-13-01" }),
    });
    await failsWith("unexpected", /does not take/, {
      held: await world.issueTo({ ...person, birthdate: "2990-01-01" }),
    });
  });

  it("is revoked by the status list, which has to be the issuer's own and present", async () => {
    const serve = (answer: () => Promise<string>) => {
      world.served.answer = async () => new Response(await answer());
    };
    const { issuerKey } = world;
    serve(() => statusList(issuerKey, [5]));
    await failsWith("revoked", /taken the credential back/);
    serve(() => statusList(issuerKey, [4, 6]));
    const { pending, url } = await begin();
    await world.source.read(pending, await present(url, credential), NOON);
    serve(async () => statusList(await createKey(), []));
    await failsWith("forged", /status list/);
    serve(() => statusList(issuerKey, [], { header: { typ: "JWT" } }));
    await failsWith("forged", /status list/);
    serve(() => statusList(issuerKey, [], { payload: { sub: "https://status.example/2" } }));
    await failsWith("tampered", /another one/);
    serve(() => statusList(issuerKey, [], { payload: { exp: NOON } }));
    await failsWith("expired", /expired/);
    const list = (bytes: Buffer, bits: unknown = 1) =>
      statusList(issuerKey, [], {
        payload: { status_list: { bits, lst: deflateSync(bytes).toString("base64url") } },
      });
    serve(() => list(Buffer.of()));
    await failsWith("tampered", /does not have/);
    serve(() => list(Buffer.alloc(9), 3));
    await failsWith("unexpected", /form/);
    // A bomb: 32 MiB in 32 KiB.
    serve(() => list(Buffer.alloc(2 ** 25)));
    await failsWith("tooLarge", /more than/);
    serve(async () => "Geheim");
    await failsWith("unexpected", /form/);
  });

  it("says how the status list's server fails, and fetches from nowhere else", async () => {
    world.served.answer = async () => new Response("", { status: 404 });
    await failsWith("gone", /404/);
    for (const [code, answer] of Object.values(commonFailures)) {
      world.served.answer = answer;
      await failsWith(code, /answers? with|does not answer|not configured/);
    }
    world.served.answer = () => new Promise(() => {});
    const before = world.asked.length;
    for (const uri of [
      "http://169.254.169.254/",
      "http://127.0.0.1:1/",
      "https://status.example.evil.example/1",
      "file:///etc/passwd",
    ]) {
      const held = await world.issueTo(person, { payload: { status: { status_list: { idx: 0, uri } } } });
      await failsWith("elsewhere", /not configured/, { held });
    }
    assert.equal(world.asked.length, before);
    for (const status of [undefined, {}, { status_list: { idx: -1, uri: STATUS } }]) {
      await failsWith("unexpected", /status list|form/, {
        held: await world.issueTo(person, { payload: { status } }),
      });
    }
  });

  it("takes several presentations for one credential, odd tokens and odd texts for nothing", async () => {
    for (const token of [
      undefined,
      {},
      { card: [] },
      { card: ["a", "b"] },
      { card: "a" },
      { card: [5] },
      { card: ["a"] },
      { card: ["a.b.c~"] },
      { card: ["~".repeat(300)] },
    ]) {
      const { pending, url } = await begin();
      const { state, client_metadata: metadata } = readRequest(url);
      const response = encryptFor(metadata.jwks.keys[0], JSON.stringify({ state, vp_token: token }));
      await assert.rejects(
        world.source.read(pending, { response }, NOON),
        ({ code }: { code: string }) => code === "unexpected" || code === "forged",
        JSON.stringify(token)?.slice(0, 50),
      );
    }
  });

  it("decrypts with both key sizes, names of parties, and no changed answer", async () => {
    for (const enc of ["A128GCM", "A256GCM"]) {
      const { pending, url } = await begin();
      const { state, client_metadata: metadata } = readRequest(url);
      const answer = JSON.stringify({ state, error: "access_denied" });
      const response = encryptFor(metadata.jwks.keys[0], answer, { enc, apu: "QWxpY2U", apv: "Qm9i" });
      await assert.rejects(world.source.read(pending, { response }, NOON), { code: "refused" });
      const changed = response.replace(
        /\.([^.])([^.]*)$/,
        (_, first, rest) => `.${first === "A" ? "B" : "A"}${rest}`,
      );
      await assert.rejects(world.source.read(pending, { response: changed }, NOON), { code: "tampered" });
    }
    await failsWith("tampered", /decrypted/, { key: publicPart(await createKey()) });
  });

  it("signs its request with the verifier's key", async () => {
    const { url } = await begin();
    const request = parseJwt(new URL(url).searchParams.get("request")!);
    assert.ok(await isSignedBy(request, [publicPart(world.options.verifier.key)]));
    assert.ok(!(await isSignedBy(request, [publicPart(world.issuerKey)])));
  });
});
