import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { deflateSync } from "node:zlib";
import { createAnswerKey } from "../../../../src/source/presentation/encryption.ts";
import { signJwt } from "../../../../src/source/presentation/jwt.ts";
import type { PrivateKey, PublicKey } from "../../../../src/source/presentation/presentation.ts";
import type { Ask } from "../../../../src/source/source.ts";
import { installFolder } from "../../../shared/installFolder.ts";
import { encryptFor } from "../../wallet/encrypt.ts";
import { createLibraryWallet } from "../../wallet/libraryWallet.ts";
import { leavesOf, type Place, type RawValue, type Surroundings } from "./place.ts";

const DAY = 86_400;
const ISSUER = "https://pid.example";
const TYPE = "urn:eudi:pid:1";
const INDEX = 5;
const person = {
  sub: "holder-60417725",
  birthdate: "1987-03-14",
  family_name: "van Amstel",
  street_address: "Prinsengracht 1263",
};

/** A wallet of libraries with a credential, whose issuer says by HTTP that it was not taken back. */
export async function openVault({ chain, gatewayUrl }: Surroundings): Promise<Place> {
  await installFolder("scripts/sources/wallet", "a wallet's libraries, 13 MB,");
  const wallet = await createLibraryWallet(encryptFor);
  const [issuerKey, holderKey, verifierKey] = await Promise.all([1, 2, 3].map(createAnswerKey));
  const now = await chain.now();
  const status = await serveStatusList(issuerKey!, now);
  const payload = {
    ...{ iss: ISSUER, vct: TYPE, iat: now - 60, exp: now + 30 * DAY },
    cnf: { jwk: publicPart(holderKey!) },
    status: { status_list: { idx: INDEX, uri: status.uri } },
    ...person,
  };
  const credential = await wallet.issue(issuerKey!, { payload, disclosable: Object.keys(person) });
  const did = `did:jwk:${Buffer.from(JSON.stringify(publicPart(verifierKey!))).toString("base64url")}`;
  const shown: RawValue[] = [];

  /** The wallet posts its answer to the gateway, and opens the page that it is told. */
  async function answer(ask: Ask) {
    if (ask.kind !== "present") throw new Error(`The source asks to ${ask.kind}, and not to present.`);
    const reply = await wallet.answer(ask.request, credential, { key: holderKey!, now: await chain.now() });
    const { redirect_uri: page } = (await reply.json()) as { redirect_uri: string };
    const given = Object.fromEntries(new URLSearchParams(new URL(page).hash.slice(1)));
    shown.push(...leavesOf(given, "answer"));
    return given;
  }
  return {
    name: "vaults",
    title: "vault (OpenID4VP)",
    issuer: {
      source: "vault",
      options: {
        clientId: `decentralized_identifier:${did}`,
        keyId: `${did}#0`,
        post: `${gatewayUrl}/presentations`,
        credentialType: TYPE,
        trusted: [{ issuer: ISSUER, keys: [publicPart(issuerKey!)] }],
        schema: {
          name: "sources/vault/1",
          attributes: [{ name: "age", unit: "years", offset: 0, scale: 5 }],
        },
        claims: [{ attribute: "age", path: ["birthdate"], as: "years" }],
        holder: ["sub"],
        statusLists: [status.origin],
      },
    },
    environment: { DECDP_VERIFIER_KEY: JSON.stringify(verifierKey) },
    question: { source: "vault", category: "pd:AgeRange", rule: { attribute: "age", atLeast: 35 } },
    answer,
    end: async () => "a presentation is for one session",
    held: () => [
      ...leavesOf(person, "claims"),
      ...credential
        .split("~")
        .filter((part) => part !== "")
        .map((value) => ({ what: "part of the credential", value })),
      ...shown,
    ],
    close: status.close,
  };
}

/** Serves a status list in which no credential was taken back. */
async function serveStatusList(key: PrivateKey, now: number) {
  let uri = "";
  const server = createServer(async (_, response) => {
    const list = { bits: 1, lst: deflateSync(Buffer.alloc(16)).toString("base64url") };
    const payload = { sub: uri, iat: now - 60, status_list: list };
    response.end(await signJwt({ typ: "statuslist+jwt" }, payload, key));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  uri = `${origin}/1`;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { origin, uri, close };
}

function publicPart({ kty, crv, x, y }: PublicKey): PublicKey {
  return { kty, crv, x, y };
}
