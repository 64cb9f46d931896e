import { bytesToHex, type Hex, hexToBytes } from "viem";
import { UnlockingError } from "./unlockingError.ts";

// Passkeys whose pseudo-random function (WebAuthn PRF) makes keys. For browsers: pages over https, or at http://localhost.

/** A passkey, and the only site whose pages can use it. */
export interface Passkey {
  /** A domain, such as `app.example`, whose subdomains count as well. */
  readonly site: string;
  /** The id of the passkey. */
  readonly credential: Hex;
}

export interface NewPasskey {
  /** What the device shows of it, such as "Vault of Ada". */
  readonly name: string;
  /** By default the domain of this page. */
  readonly site?: string | undefined;
  /** Whoever has one of these gets no other. */
  readonly others?: readonly Passkey[] | undefined;
}

/** Milliseconds. */
const PATIENCE = 120_000;
/** ES256, which all authenticators have, and RS256 for old Windows. Nobody verifies these signatures. */
const algorithms = [-7, -257];
const elsewhere = "Take another passkey, for instance that of your phone, or a passphrase.";

/**
 * Makes a passkey, for which the device asks its user.
 *
 * @throws UnlockingError if the browser has no passkeys, the passkey has no pseudo-random function, the user cancels, or the
 * device has one of `others`.
 */
export async function makePasskey({ name, site: given, others = [] }: NewPasskey): Promise<Passkey> {
  requirePasskeys();
  const site = given ?? location.hostname;
  const publicKey: PublicKeyCredentialCreationOptions = {
    rp: { id: site, name: site },
    user: { id: random(), name, displayName: name },
    // No server verifies it: what counts is the output of the function.
    challenge: random(),
    pubKeyCredParams: algorithms.map((alg) => ({ type: "public-key", alg })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: others.filter((other) => other.site === site).map(descriptorOf),
    extensions: { prf: {} },
    timeout: PATIENCE,
  };
  const made = await asking(site, (container) => container.create({ publicKey }));
  if (made.getClientExtensionResults().prf?.enabled !== true) throw withoutFunction(site);
  return { site, credential: bytesToHex(new Uint8Array(made.rawId)) };
}

/**
 * Asks for any of these passkeys that the user has here, and for the output of its function for its input: 32 bytes, always
 * the same. Another passkey or input has another output.
 *
 * @throws UnlockingError if the browser has no passkeys, none of these is for this page or on this device, the user cancels, or
 * the passkey has no pseudo-random function.
 */
export async function evaluatePasskey(
  passkeys: readonly (Passkey & { readonly input: Uint8Array })[],
): Promise<{ readonly credential: Hex; readonly output: Uint8Array }> {
  requirePasskeys();
  const site = passkeys.map((passkey) => passkey.site).find(isOfThisPage);
  if (site === undefined) throw ofOtherSites(passkeys);
  const own = passkeys.filter((passkey) => passkey.site === site);
  const inputs = own.map(
    ({ credential, input }) => [toBase64Url(credential), { first: Uint8Array.from(input) }] as const,
  );
  const publicKey: PublicKeyCredentialRequestOptions = {
    rpId: site,
    challenge: random(),
    allowCredentials: own.map(descriptorOf),
    // Authenticators have another function for users whom they have not verified.
    userVerification: "required",
    extensions: { prf: { evalByCredential: Object.fromEntries(inputs) } },
    timeout: PATIENCE,
  };
  const given = await asking(site, (container) => container.get({ publicKey }));
  const output = given.getClientExtensionResults().prf?.results?.first;
  if (output === undefined) throw withoutFunction(site);
  return { credential: bytesToHex(new Uint8Array(given.rawId)), output: bytesOf(output) };
}

async function asking(
  site: string,
  ask: (container: CredentialsContainer) => Promise<Credential | null>,
): Promise<PublicKeyCredential> {
  try {
    const credential = await ask(navigator.credentials);
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (cause) {
    throw explained(site, cause);
  }
  throw explained(site, undefined);
}

function requirePasskeys(): void {
  if (globalThis.PublicKeyCredential !== undefined && navigator.credentials !== undefined) return;
  throw new UnlockingError("noPasskeys", "There are no passkeys (WebAuthn) here.", {
    hint: "Open the page over https in a current browser, or take a passphrase.",
  });
}

function explained(site: string, cause: unknown): UnlockingError {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : undefined;
  const details = { site, name };
  switch (name) {
    // Browsers do not tell these apart, so that no page learns which passkeys somebody has.
    case "NotAllowedError":
      return new UnlockingError(
        "passkeyNotUsed",
        "No passkey was used: it was cancelled, took too long, or this device has none of those that are asked for.",
        { details, cause, hint: "Try again, on a device that has one of them." },
      );
    case "InvalidStateError":
      return new UnlockingError("passkeyKnown", "This device has one of the passkeys already.", {
        details,
        cause,
        hint: "Use that one.",
      });
    case "SecurityError":
      return new UnlockingError(
        "passkeyOfOtherSite",
        `A page of ${location.host} cannot use passkeys of ${site}.`,
        {
          details,
          cause,
          hint: "Open a page of that site over https.",
        },
      );
    case "NotSupportedError":
    case "ConstraintError":
      return new UnlockingError(
        "passkeyUnable",
        "This device cannot make a passkey that checks who uses it.",
        {
          details,
          cause,
          hint: `Set a PIN or a fingerprint on it. ${elsewhere}`,
        },
      );
    default:
      return new UnlockingError("passkeyFailed", "The passkey failed.", {
        details,
        cause,
        hint: `Try again. ${elsewhere}`,
      });
  }
}

function withoutFunction(site: string): UnlockingError {
  return new UnlockingError(
    "passkeyWithoutFunction",
    "This passkey cannot make keys: it has no pseudo-random function (WebAuthn PRF).",
    {
      details: { site },
      hint: `${elsewhere} Delete this one in the settings of the device.`,
    },
  );
}

function ofOtherSites(passkeys: readonly Passkey[]): UnlockingError {
  const sites = [...new Set(passkeys.map(({ site }) => site))];
  if (sites.length === 0)
    return new UnlockingError("otherWay", "There is no passkey to ask for.", { hint: elsewhere });
  return new UnlockingError(
    "passkeyOfOtherSite",
    `The passkeys are those of ${sites.join(", ")}, and not of this page's site.`,
    {
      details: { sites },
      hint: "Open a page of that site, or take another way.",
    },
  );
}

function isOfThisPage(site: string): boolean {
  return location.hostname === site || location.hostname.endsWith(`.${site}`);
}

function descriptorOf({ credential }: Passkey): PublicKeyCredentialDescriptor {
  return { type: "public-key", id: Uint8Array.from(hexToBytes(credential)) };
}

function bytesOf(source: BufferSource): Uint8Array {
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}

function toBase64Url(hex: Hex): string {
  const text = btoa(String.fromCharCode(...hexToBytes(hex)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function random(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(32));
}
