/** A key that tokens are bound to (RFC 9449): whoever copies a token cannot use it. */
export interface DpopKey {
  /** Proof for one request, once. */
  prove(request: {
    readonly method: string;
    readonly url: string;
    /** The token that the request shows. */
    readonly token?: string;
    /** What the server wants in the proof, if it said so. */
    readonly nonce?: string;
  }): Promise<string>;
}

const CURVE = { name: "ECDSA", namedCurve: "P-256" };
const ES256 = { name: "ECDSA", hash: "SHA-256" };

/** A fresh key, which cannot be taken out of the process. */
export async function createDpopKey(now: () => number = Date.now): Promise<DpopKey> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(CURVE, false, ["sign", "verify"]);
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", publicKey);
  const header = encodeJson({ typ: "dpop+jwt", alg: "ES256", jwk: { kty, crv, x, y } });
  return {
    async prove({ method, url, token, nonce }) {
      const { origin, pathname } = new URL(url);
      const claims = {
        jti: crypto.randomUUID(),
        htm: method,
        htu: `${origin}${pathname}`,
        iat: Math.floor(now() / 1000),
        ...(token !== undefined && { ath: encode(await crypto.subtle.digest("SHA-256", utf8(token))) }),
        ...(nonce !== undefined && { nonce }),
      };
      const signed = `${header}.${encodeJson(claims)}`;
      return `${signed}.${encode(await crypto.subtle.sign(ES256, privateKey, utf8(signed)))}`;
    },
  };
}

function encodeJson(value: object): string {
  return encode(utf8(JSON.stringify(value)).buffer);
}

function encode(bytes: ArrayBuffer): string {
  const text = btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}
