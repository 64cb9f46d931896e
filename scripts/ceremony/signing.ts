import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { CeremonyError } from "./ceremonyError.ts";
import { readIfThere } from "./wholeFiles.ts";

/** Signs steps with an Ed25519 key. */
export interface Signer {
  /** 32 bytes in base64url. */
  readonly publicKey: string;
  sign(text: string): string;
}

/**
 * The signer with the private key in a file (PEM, PKCS #8); makes one that only its owner can read if there is none.
 * Throws `CeremonyError` for a file that holds another kind of key.
 */
export async function openSigner(file: string): Promise<Signer> {
  const found = await readIfThere(file);
  const key = found === undefined ? await makeKey(file) : readKey(file, found);
  const publicKey = createPublicKey(key).export({ format: "jwk" }).x!;
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), key).toString("base64url") };
}

/** Whether the owner of a public key signed a text. */
export function isSigned(text: string, publicKey: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, "base64url"));
  } catch {
    // The public key is none.
    return false;
  }
}

async function makeKey(file: string): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync("ed25519");
  await mkdir(path.dirname(file), { recursive: true });
  // "wx": another process may have made one meanwhile, and a key is never overwritten.
  await writeFile(file, privateKey.export({ format: "pem", type: "pkcs8" }), { mode: 0o600, flag: "wx" });
  return privateKey;
}

function readKey(file: string, content: Buffer): KeyObject {
  const refuse = (cause?: unknown) =>
    new CeremonyError(`${file} holds no Ed25519 private key.`, {
      cause,
      hint: "Name another file with --signing-key; one that does not exist is made.",
    });
  let key: KeyObject;
  try {
    key = createPrivateKey(content);
  } catch (cause) {
    throw refuse(cause);
  }
  if (key.asymmetricKeyType !== "ed25519") throw refuse();
  return key;
}
