/** A version of the pages at one origin, as whoever runs it announces it: the built files, and the network they work with. */
export interface Release {
  /** 1 for the first one, then one more each. */
  readonly number: number;
  /** SHA-256 of build.json, in hexadecimal digits. */
  readonly build: string;
  /** SHA-256 of network.json, likewise. */
  readonly network: string;
  /** When it was announced, Unix seconds. */
  readonly at: number;
  /** By the release key, over all of the above, the origin and the signature before: 64 bytes (r, s) in hexadecimal digits. */
  readonly signature: string;
}

/** What releases.json has: all versions so far. Versions are added to it, and never taken away. */
export interface Releases {
  /** Scheme, host and port of the pages. A release counts there and nowhere else. */
  readonly origin: string;
  /** The public release key: an uncompressed point of P-256 in hexadecimal digits. */
  readonly key: string;
  readonly releases: readonly Release[];
}

export const SIGNING = { name: "ECDSA", hash: "SHA-256" } as const;
export const KEY_TYPE = { name: "ECDSA", namedCurve: "P-256" } as const;

/** Releases that cannot be believed, and why. */
export class ReleaseError extends Error {}

/** What the release key signs. @param before The signature of the release before; "" for the first. */
export function releaseMessage(origin: string, release: Omit<Release, "signature">, before: string): Bytes {
  const { number, build, network, at } = release;
  return textBytes(["decdp-release-1", origin, number, build, network, at, before].join("\n"));
}

/**
 * Reads releases.json. Throws `ReleaseError` for releases of another origin, by another key, with a wrong signature, or that do
 * not go on from those that are known.
 *
 * @param known What was believed before at this origin; undefined the first time.
 */
export async function readReleases(
  text: string,
  origin: string,
  known: Releases | undefined,
): Promise<Releases> {
  const given = parsed(text);
  if (given.origin !== origin) throw new ReleaseError(`These versions are for ${given.origin}.`);
  if (known !== undefined && given.key !== known.key) {
    throw new ReleaseError("Versions are announced by another key than before.");
  }
  const before = known?.releases ?? [];
  if (before.some(({ signature }, index) => given.releases[index]?.signature !== signature)) {
    throw new ReleaseError("A version that was announced before is missing or was changed.");
  }
  const key = await crypto.subtle.importKey("raw", bytesOf(given.key), KEY_TYPE, false, ["verify"]);
  for (const [index, release] of given.releases.entries()) {
    const message = releaseMessage(origin, release, given.releases[index - 1]?.signature ?? "");
    const isSigned = await crypto.subtle.verify(SIGNING, key, bytesOf(release.signature), message);
    if (!isSigned || release.number !== index + 1) {
      throw new ReleaseError(`Version ${release.number} is not signed by the release key.`);
    }
  }
  return given;
}

/** SHA-256 in hexadecimal digits. */
export async function digestOf(content: Bytes): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", content)));
}

export type Bytes = Uint8Array<ArrayBuffer>;

export function textBytes(text: string): Bytes {
  return new TextEncoder().encode(text);
}

export function hexOf(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOf(hex: string): Bytes {
  if (!/^([0-9a-f]{2})+$/.test(hex)) throw new ReleaseError("A key or a signature is malformed.");
  return Uint8Array.from(hex.match(/../g)!, (digits) => Number.parseInt(digits, 16));
}

/** The library's readers would make the guard ten times as large; what is missing here fails a signature. */
function parsed(text: string): Releases {
  try {
    const { origin, key, releases } = JSON.parse(text) as Releases;
    if (Array.isArray(releases) && releases.length > 0 && `${key}` === key) return { origin, key, releases };
  } catch {
    // Said below.
  }
  throw new ReleaseError("No version of these pages is announced.");
}
