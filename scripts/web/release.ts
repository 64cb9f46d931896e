import {
  type Bytes,
  digestOf,
  hexOf,
  KEY_TYPE,
  type Releases,
  readReleases,
  releaseMessage,
  SIGNING,
} from "../../web/shared/integrity/release.ts";

/** A release key of whoever runs pages: a private key of P-256. Secret; it has no business on the server. */
export type ReleaseKey = JsonWebKey;

export async function makeReleaseKey(): Promise<ReleaseKey> {
  const { privateKey } = (await crypto.subtle.generateKey(KEY_TYPE, true, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  return crypto.subtle.exportKey("jwk", privateKey);
}

/** What is announced, and by whom. */
export interface Announcement {
  /** Where the pages are served: scheme, host and port. */
  readonly origin: string;
  /** What is in build.json. */
  readonly build: Uint8Array;
  /** What is in network.json. */
  readonly network: Uint8Array;
  /** Unix seconds. */
  readonly at: number;
  readonly key: ReleaseKey;
}

/**
 * The text of releases.json with one version more. Throws `ReleaseError` if what there was before is of another origin or key.
 *
 * @param before What releases.json had; undefined for the first version.
 */
export async function announce(before: string | undefined, announcement: Announcement): Promise<string> {
  const { origin, build, network, at, key } = announcement;
  const { d: _, ...open } = key;
  const publicKey = await crypto.subtle.importKey("jwk", { ...open, key_ops: ["verify"] }, KEY_TYPE, true, [
    "verify",
  ]);
  const publicHex = hexOf(new Uint8Array(await crypto.subtle.exportKey("raw", publicKey)));
  const none: Releases = { origin, key: publicHex, releases: [] };
  const known =
    before === undefined
      ? none
      : await readReleases(before, origin, { origin, key: publicHex, releases: [] });
  const release = {
    number: known.releases.length + 1,
    build: await digestOf(build as Bytes),
    network: await digestOf(network as Bytes),
    at,
  };
  const signer = await crypto.subtle.importKey("jwk", key, KEY_TYPE, false, ["sign"]);
  const message = releaseMessage(origin, release, known.releases.at(-1)?.signature ?? "");
  const signature = hexOf(new Uint8Array(await crypto.subtle.sign(SIGNING, signer, message)));
  const next: Releases = { ...known, releases: [...known.releases, { ...release, signature }] };
  return `${JSON.stringify(next, null, 2)}\n`;
}
