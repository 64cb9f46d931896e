import { defineSchema } from "../../../src/request/schema.ts";
import { createSourceFetch } from "../../../src/source/fetching.ts";
import type { JsonObject } from "../../../src/source/presentation/encoding.ts";
import type { PresentationOptions } from "../../../src/source/presentation/presentation.ts";
import { createPresentationSource } from "../../../src/source/presentation/presentationSource.ts";
import { createKey, ISSUER, issue, NOON, publicPart, STATUS, statusList, TYPE } from "./wallet.ts";

export const schema = defineSchema("decdp.example/vault-person/1", [
  { name: "age", unit: "years", offset: 0, scale: 5 },
  { name: "country", categories: ["NL", "DE", "PT"] },
  { name: "student", categories: ["true", "false"] },
]);

export const start = {
  session: "session-1",
  account: "0x00000000000000000000000000000000000000aa",
  nonce: "5f2b9c1d7e",
  returnTo: "https://gateway.example/sources/vault",
  now: NOON,
  until: NOON + 3 * 86_400,
};

export const person = {
  sub: "person-4711",
  birthdate: "1990-11-21",
  address: { country: "NL", street_address: "Kerkstraat 12" },
  student: true,
  family_name: "Mustermann",
};

/** An issuer on the trust list, its status list, a holder with a credential, and the source that asks. */
export async function createPresentationWorld(changed: Partial<PresentationOptions> = {}) {
  const [issuerKey, holderKey, verifierKey] = [await createKey(), await createKey(), await createKey()];
  const served = {
    answer: async (_signal: AbortSignal): Promise<Response> => new Response(await statusList(issuerKey, [])),
  };
  const asked: string[] = [];
  const options: PresentationOptions = {
    verifier: { clientId: "x509_hash:dGVzdA", key: verifierKey, certificates: ["dGVzdA=="] },
    credentialType: TYPE,
    trusted: [{ issuer: ISSUER, keys: [publicPart(issuerKey)] }],
    schema,
    claims: [
      { attribute: "age", path: ["birthdate"], as: "years" },
      { attribute: "country", path: ["address", "country"] },
      { attribute: "student", path: ["student"] },
    ],
    holder: ["sub"],
    fetch: createSourceFetch({
      origins: [new URL(STATUS).origin],
      maxBytes: 100_000,
      timeoutMs: 300,
      fetch: async (input, init) => {
        asked.push(String(input));
        return served.answer(init!.signal!);
      },
    }),
    ...changed,
  };
  const issueTo = (claims: JsonObject = person, rest: Parameters<typeof issue>[3] = {}) =>
    issue(issuerKey, holderKey, claims, rest);
  return { source: createPresentationSource(options), options, issuerKey, holderKey, served, asked, issueTo };
}

export type PresentationWorld = Awaited<ReturnType<typeof createPresentationWorld>>;
