import { SourceError } from "../sourceError.ts";
import { isObject, type JsonObject, malformed, readEncoded, sha256, toBase64Url, utf8 } from "./encoding.ts";
import { type Jwt, parseJwt } from "./jwt.ts";

/** More disclosures than any credential of a person has. */
const MOST_DISCLOSURES = 200;
/** Deeper than any claim of a person is nested. */
const DEEPEST = 16;

/** A presentation in its parts. */
export interface SdJwt {
  readonly issued: Jwt;
  readonly disclosures: readonly string[];
  readonly keyBinding: Jwt;
  /** Hash that the key binding has to name: over all that comes before it. */
  readonly hash: string;
}

/** Takes a presentation apart. Throws `SourceError`, also for one without key binding. */
export async function parseSdJwt(text: string): Promise<SdJwt> {
  const parts = text.split("~");
  const [issued, ...rest] = parts;
  const keyBinding = rest.pop();
  if (keyBinding === undefined || rest.length > MOST_DISCLOSURES) throw malformed();
  if (keyBinding === "") {
    throw new SourceError("forged", "The wallet did not show that the credential is its holder's.");
  }
  const before = text.slice(0, text.length - keyBinding.length);
  return {
    issued: parseJwt(issued!),
    disclosures: rest,
    keyBinding: parseJwt(keyBinding),
    hash: toBase64Url(await sha256(utf8(before))),
  };
}

/**
 * The claims with what the wallet disclosed of them. Throws `SourceError` ("tampered") for a disclosure that the issuer did
 * not sign, or that is used twice.
 */
export async function disclosedClaims({ issued, disclosures }: SdJwt): Promise<JsonObject> {
  const { _sd_alg: algorithm = "sha-256", ...payload } = issued.payload;
  if (algorithm !== "sha-256") throw malformed();
  const open = new Map<string, readonly unknown[]>();
  for (const disclosure of disclosures) {
    const content = readEncoded(disclosure);
    if (!Array.isArray(content) || typeof content[0] !== "string") throw malformed();
    open.set(toBase64Url(await sha256(utf8(disclosure))), content);
  }
  if (open.size !== disclosures.length) throw tampered();
  const seen = new Set<string>();
  /** What a digest stands for; undefined if it was not disclosed. */
  const take = (digest: unknown, length: number): readonly unknown[] | undefined => {
    if (typeof digest !== "string") throw malformed();
    if (seen.has(digest)) throw tampered();
    seen.add(digest);
    const content = open.get(digest);
    open.delete(digest);
    if (content !== undefined && content.length !== length) throw tampered();
    return content;
  };
  const disclosed = (value: unknown, depth: number): unknown => {
    if (depth > DEEPEST) throw malformed();
    if (Array.isArray(value)) {
      return value.flatMap((item) => {
        if (!isObject(item) || !("..." in item)) return [disclosed(item, depth + 1)];
        const content = take(item["..."], 2);
        return content === undefined ? [] : [disclosed(content[1], depth + 1)];
      });
    }
    if (!isObject(value)) return value;
    const { _sd: digests = [], ...plain } = value;
    if (!Array.isArray(digests)) throw malformed();
    const claims = new Map(Object.entries(plain).map(([name, claim]) => [name, disclosed(claim, depth + 1)]));
    for (const digest of digests) {
      const content = take(digest, 3);
      if (content === undefined) continue;
      const name = content[1];
      if (typeof name !== "string" || name === "_sd" || name === "..." || claims.has(name)) throw tampered();
      claims.set(name, disclosed(content[2], depth + 1));
    }
    // Made of entries, so that a claim of the name "__proto__" is one like others.
    return Object.fromEntries(claims);
  };
  const claims = disclosed(payload, 0) as JsonObject;
  if (open.size > 0) throw tampered();
  return claims;
}

function tampered(): SourceError {
  return new SourceError("tampered", "The wallet disclosed something that the issuer did not sign.");
}
