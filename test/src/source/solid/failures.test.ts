import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  createGrantCode,
  type GrantRequest,
  grantReturn,
  readGrantRequest,
  writeGrant,
  writeGrantRequest,
} from "../../../../src/source/solid/grant.ts";
import type { SourceErrorCode } from "../../../../src/source/sourceError.ts";
import {
  jsonLd,
  PROVIDER,
  RAW,
  type Served,
  STORAGE,
  turtle,
  WEB_ID,
} from "../../../support/solid/podFetch.ts";
import {
  createSolidWorld,
  DATA,
  data,
  failsWith,
  GRANTED,
  NOW,
  PAGE,
  start,
} from "../../../support/solid/solidWorld.ts";
import { commonFailures } from "../../../support/source/commonFailures.ts";

const CARD = WEB_ID.split("#")[0]!;
const named = (storage: string) => `<${WEB_ID}> <http://www.w3.org/ns/pim/space#storage> <${storage}>.`;

/** Ways in which any server fails. */
const failures = Object.fromEntries(
  Object.entries(commonFailures).map(([what, [code, answer]]) => [
    what,
    [code, ({ signal }: Request) => answer(signal)] as const,
  ]),
);

describe("a pod that cannot be read", () => {
  const answers: Readonly<Record<string, readonly [SourceErrorCode, Served]>> = {
    ...failures,
    "has been closed to the gateway": ["revoked", () => new Response(RAW, { status: 403 })],
    "has deleted the resource": ["gone", () => new Response(RAW, { status: 404 })],
    "does not accept the gateway's token": ["refused", () => new Response(RAW, { status: 401 })],
    "leads to another server": ["elsewhere", () => Response.redirect(`https://other.example/${RAW}`, 302)],
    "leads to another pod": [
      "elsewhere",
      () => Response.redirect("https://pods.example/bob/profile/data", 302),
    ],
    "has Turtle that is cut off": ["unexpected", () => turtle(data.slice(0, -3))],
    "has JSON-LD that is cut off": [
      "unexpected",
      () => new Response(`{"${RAW}`, { headers: { "content-type": "application/ld+json" } }),
    ],
    "has JSON-LD with a context of another server": [
      "elsewhere",
      () => jsonLd({ "@context": "https://schema.org/", "@id": WEB_ID, addressCountry: RAW }),
    ],
    "has JSON-LD that imports a context": [
      "elsewhere",
      () => jsonLd({ "@context": { "@version": 1.1, "@import": "https://other.example/c" }, "@id": WEB_ID }),
    ],
    "has a page instead of RDF": [
      "unexpected",
      () => new Response(RAW, { headers: { "content-type": "text/html" } }),
    ],
    "says two things of one": [
      "tampered",
      () => turtle(`${data} <${WEB_ID}> <https://schema.org/addressCountry> "BE".`),
    ],
    "has no date of birth but a text": ["unexpected", () => turtle(data.replace("1990-05-01", RAW))],
    "has a day that is none": ["unexpected", () => turtle(data.replace("1990-05-01", "1990-02-30"))],
    "speaks of somebody else": ["gone", () => turtle(data.replaceAll(WEB_ID, "https://pods.example/bob#me"))],
  };
  for (const [what, [code, served]] of Object.entries(answers)) {
    it(`${what}: ${code}`, async () => {
      const world = await createSolidWorld();
      world.served[DATA] = served;
      await failsWith(world.source.read(world.pending, GRANTED, NOW), code);
    });
  }

  it("makes more statements than are read: tooLarge", async () => {
    const world = await createSolidWorld();
    const { readRdf } = world.options;
    const text = `<${WEB_ID}> <${WEB_ID}> ${Array.from({ length: 10_001 }, (_, index) => index).join(",")}.`;
    await failsWith(readRdf(text, { mediaType: "text/turtle", base: DATA }), "tooLarge");
  });

  it("takes the grant back while it is read: revoked", async () => {
    const world = await createSolidWorld();
    world.served[DATA] = () => {
      delete world.served[world.request.grant];
      return turtle(data);
    };
    await failsWith(world.source.read(world.pending, GRANTED, NOW), "revoked");
  });
});

describe("a grant that does not count", () => {
  const grants: Readonly<Record<string, readonly [SourceErrorCode, Partial<GrantRequest>]>> = {
    "is of another session": ["replayed", { nonce: "other" }],
    "is from another WebID": ["forged", { webId: "https://pods.example/bob/profile/card#me" }],
    "is to another gateway": ["forged", { agent: "https://login.example/other#me" }],
    "leaves out a resource": ["refused", { resources: [] }],
    "has ended": ["expired", { until: NOW }],
    "is about another document": ["replayed", { grant: "https://pods.example/bob/decdp/0x51" }],
  };
  for (const [what, [code, changes]] of Object.entries(grants)) {
    it(`${what}: ${code}, and no resource is asked for`, async () => {
      const world = await createSolidWorld();
      if (changes.grant === undefined) world.grant(changes);
      else {
        const text = writeGrant({ ...world.request, ...changes }, GRANTED.code);
        world.served[world.request.grant] = () => turtle(text);
      }
      await failsWith(world.source.read(world.pending, GRANTED, NOW), code);
      assert.ok(!world.asked.includes(DATA));
    });
  }

  it("is not there: refused", async () => {
    const world = await createSolidWorld();
    delete world.served[world.request.grant];
    await failsWith(world.source.read(world.pending, GRANTED, NOW), "refused");
  });

  it("was given in another browser than that of the session: forged, and no resource is asked for", async () => {
    const world = await createSolidWorld();
    for (const given of [undefined, {}, { code: "" }, { code: "guessed" }]) {
      await failsWith(world.source.read(world.pending, given, NOW), "forged");
    }
    const codes = [createGrantCode(), createGrantCode()];
    assert.notEqual(codes[0], codes[1]);
    const back = new URL(grantReturn(world.request, codes[0]!));
    assert.equal(`${back.origin}${back.pathname}`, start.returnTo);
    const given = Object.fromEntries(new URLSearchParams(back.hash.slice(1)));
    const text = writeGrant(world.request, codes[0]!);
    world.served[world.request.grant] = () => turtle(text);
    await world.source.read(world.pending, given, NOW);
    // Who reads the grant does not know what completes the session.
    assert.ok(!text.includes(codes[0]!));
    assert.ok(!world.asked.some((url) => url.includes(codes[0]!)));
  });

  it("is not asked for by the address that somebody else made up", async () => {
    const { request } = await createSolidWorld();
    const asks: Readonly<Record<string, readonly [SourceErrorCode, Partial<GrantRequest>]>> = {
      "for access of their own": ["forged", { agent: "https://login.example/mallory#me" }],
      "to have a file written over": ["elsewhere", { grant: DATA }],
      "in another pod": ["elsewhere", { grant: "https://pods.example/bob/decdp/0x51" }],
      "for what is in no pod": ["elsewhere", { resources: ["https://pods.example/alice/../bob/diary"] }],
      "to be told the code": ["elsewhere", { returnTo: "https://evil.example/" }],
    };
    for (const [what, [code, changes]] of Object.entries(asks)) {
      const url = writeGrantRequest("https://app.example/pod", { ...request, ...changes });
      assert.throws(() => readGrantRequest(url, PAGE), { code }, what);
    }
    const url = writeGrantRequest("https://app.example/pod", request);
    assert.deepEqual(readGrantRequest(url, PAGE), request);
  });

  it("comes after the permission's end: expired, and nothing is asked for", async () => {
    const world = await createSolidWorld();
    const before = world.asked.length;
    await failsWith(world.source.read(world.pending, GRANTED, start.until), "expired");
    assert.equal(world.asked.length, before);
  });
});

describe("a pod's server, where it is asked for WebID or grant,", () => {
  for (const [what, [code, served]] of Object.entries(failures)) {
    it(`${what}: ${code}`, async () => {
      const world = await createSolidWorld();
      world.served[world.request.grant] = served;
      await failsWith(world.source.read(world.pending, GRANTED, NOW), code);
      assert.ok(!world.asked.includes(DATA));
      world.served[CARD] = served;
      await failsWith(world.source.begin(start), code);
    });
  }
});

describe("a WebID", () => {
  const profiles: Readonly<Record<string, readonly [SourceErrorCode, string]>> = {
    "names no pod": ["unexpected", ""],
    "names two pods": ["unexpected", `${named(STORAGE)} ${named("https://pods.example/bob/")}`],
    "names a pod elsewhere": ["elsewhere", named("http://169.254.169.254/alice/")],
    "names a folder in a pod": ["elsewhere", named(`${STORAGE}sub/`)],
    "names all pods of a server": ["elsewhere", named("https://pods.example/")],
    "writes a pod in another way": ["elsewhere", named("https://pods.example/%61lice/")],
    "writes a pod with a query": ["elsewhere", named(`${STORAGE}?a=/`)],
  };
  for (const [what, [code, text]] of Object.entries(profiles)) {
    it(`${what}: ${code}`, async () => {
      const world = await createSolidWorld();
      world.served[CARD] = () => turtle(text);
      await failsWith(world.source.begin(start), code);
    });
  }

  it("is on a server that was not configured: elsewhere", async () => {
    const world = await createSolidWorld();
    const given = { webId: "http://127.0.0.1:1/#me" };
    await failsWith(world.source.begin({ ...start, given }), "elsewhere");
    await failsWith(world.source.begin({ ...start, given: {} }), "unexpected");
  });

  it("claims somebody else's pod: the grant is not there, so it is refused", async () => {
    const world = await createSolidWorld();
    const webId = "https://pods.example/mallory/card#me";
    world.served[webId.split("#")[0]!] = () => turtle(named(STORAGE).replace(WEB_ID, webId));
    // The victim has granted the gateway something in a session of their own.
    const { pending } = await world.source.begin({ ...start, session: "0x66", given: { webId } });
    await failsWith(world.source.read(pending, GRANTED, NOW), "refused");
  });
});

describe("the gateway's login", () => {
  const logins: Readonly<Record<string, readonly [SourceErrorCode, string, Served]>> = {
    "is not taken": ["refused", "/token", () => Response.json({ error: RAW }, { status: 401 })],
    "gives a token that anybody could use": [
      "unexpected",
      "/token",
      () => Response.json({ access_token: RAW, token_type: "Bearer" }),
    ],
    "is described by somebody else": [
      "unexpected",
      "/.well-known/openid-configuration",
      () => Response.json({ issuer: "https://other.example", token_endpoint: `${PROVIDER}/token` }),
    ],
    "would send the secret elsewhere": [
      "elsewhere",
      "/.well-known/openid-configuration",
      () => Response.json({ issuer: PROVIDER, token_endpoint: "https://other.example/token" }),
    ],
  };
  for (const [what, [code, path, served]] of Object.entries(logins)) {
    it(`${what}: ${code}`, async () => {
      const world = await createSolidWorld();
      world.served[`${PROVIDER}${path}`] = served;
      await failsWith(world.source.read(world.pending, GRANTED, NOW), code);
    });
  }
});
