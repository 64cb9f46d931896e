import { requireSuccess } from "../fetching.ts";
import { SourceError } from "../sourceError.ts";
import { keysFor, requireTimes } from "./credential.ts";
import { fromBase64Url, isObject, type JsonObject, malformed } from "./encoding.ts";
import { isSignedBy, parseJwt } from "./jwt.ts";
import type { TrustedIssuer } from "./presentation.ts";

/** Bytes of a status list once it is decompressed: a million credentials with eight bits each. */
const MOST_BYTES = 2 ** 20;

/**
 * Looks a credential up in its status list (a token by the IETF's Token Status List), signed by the same issuer. Throws
 * `SourceError`: "revoked" for every status but valid.
 */
export async function requireNotRevoked(
  status: unknown,
  issuer: TrustedIssuer,
  { fetch, now }: { fetch: typeof globalThis.fetch; now: number },
): Promise<void> {
  const reference = isObject(status) ? status.status_list : undefined;
  if (!isObject(reference)) throw new SourceError("unexpected", "The credential has no status list.");
  const { uri, idx } = reference;
  if (typeof uri !== "string" || !URL.canParse(uri) || !Number.isSafeInteger(idx) || Number(idx) < 0)
    throw malformed();
  const answer = requireSuccess(await fetch(uri, { headers: { accept: "application/statuslist+jwt" } }));
  const token = parseJwt((await answer.text()).trim());
  const { header, payload } = token;
  if (header.typ !== "statuslist+jwt" || !(await isSignedBy(token, keysFor(issuer.keys, header)))) {
    throw new SourceError("forged", "The status list is not signed by the credential's issuer.");
  }
  if (payload.sub !== uri)
    throw new SourceError("tampered", "The status list is another one than was asked for.");
  // A list without an expiry counts for as long as it is served.
  requireTimes({ ...payload, exp: payload.exp ?? now + 1 }, now);
  if ((await statusAt(payload.status_list, Number(idx))) !== 0) {
    throw new SourceError("revoked", "The issuer has taken the credential back, or suspended it.");
  }
}

async function statusAt(list: unknown, index: number): Promise<number> {
  if (!isObject(list)) throw malformed();
  const bits = bitsOf(list);
  const bytes = await inflate(fromBase64Url(list.lst));
  const byte = bytes[Math.floor((index * bits) / 8)];
  if (byte === undefined) throw new SourceError("tampered", "The status list does not have the credential.");
  return (byte >> ((index * bits) % 8)) & (2 ** bits - 1);
}

function bitsOf({ bits }: JsonObject): number {
  if (typeof bits === "number" && [1, 2, 4, 8].includes(bits)) return bits;
  throw malformed();
}

/** Decompresses zlib's format, which a few bytes can blow up to gigabytes. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const all = new Uint8Array(MOST_BYTES);
  let length = 0;
  const reader = stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (length + part.value.length > MOST_BYTES) {
        throw new SourceError("tooLarge", `The status list has more than ${MOST_BYTES} bytes.`);
      }
      all.set(part.value, length);
      length += part.value.length;
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    throw error instanceof SourceError ? error : malformed();
  }
  return all.subarray(0, length);
}
