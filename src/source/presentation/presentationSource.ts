import type { Source } from "../source.ts";
import { SourceError } from "../sourceError.ts";
import { claimAt, mapClaims } from "./claims.ts";
import { requireHolder, requireIssued } from "./credential.ts";
import { isObject, type JsonObject, malformed, sha256, toBase64Url, utf8 } from "./encoding.ts";
import { createAnswerKey, decrypt } from "./encryption.ts";
import type { PresentationOptions, PrivateKey } from "./presentation.ts";
import { CREDENTIAL, createRequest } from "./request.ts";
import { disclosedClaims, parseSdJwt } from "./sdJwt.ts";
import { requireNotRevoked } from "./statusList.ts";

/** What is kept while the wallet is asked: nothing of the customer. */
export interface PresentationPending {
  readonly nonce: string;
  readonly state: string;
  /** Opens the answer to this request only. */
  readonly answerKey: PrivateKey;
  /** End of the permission, UNIX seconds. */
  readonly until: number;
  /** Whether a presentation was taken. */
  readonly used: boolean;
}

/**
 * A vault with signed attributes: a wallet presents an SD-JWT VC by OpenID4VP 1.0. `read` takes the fields of the wallet's
 * post: `response`, or `error` and `state`.
 */
export function createPresentationSource(options: PresentationOptions): Source<PresentationPending> {
  return {
    kind: "DataVault",
    schema: options.schema,
    async begin({ session, nonce, returnTo, now, until }) {
      if (until <= now) throw new SourceError("expired", "The permission has ended.");
      const answerKey = await createAnswerKey();
      const state = toBase64Url(await sha256(utf8(JSON.stringify(["presentation", session, nonce]))));
      const request = await createRequest(options, {
        nonce,
        state,
        responseUri: postAddress(options.post, returnTo),
        answerKey,
        now,
        until,
      });
      return { pending: { nonce, state, answerKey, until, used: false }, ask: { kind: "present", request } };
    },
    async read(pending, given, now) {
      if (pending.used) throw new SourceError("replayed", "The credential was presented already.");
      if (now >= pending.until) throw new SourceError("expired", "The permission has ended.");
      const presented = await parseSdJwt(presentationOf(await openAnswer(given, pending), pending));
      const { issuer, expires } = await requireIssued(presented, options, now);
      await requireHolder(presented, { nonce: pending.nonce, clientId: options.verifier.clientId }, now);
      const claims = await disclosedClaims(presented);
      const { status } = presented.issued.payload;
      if (status !== undefined || !options.withoutStatus) {
        await requireNotRevoked(status, issuer, { fetch: options.fetch, now });
      }
      const { schema, claims: mappings } = options;
      const values = mapClaims(claims, { schema, mappings, now });
      const account = await accountOf(issuer.issuer, claimAt(claims, options.holder));
      const until = Math.min(expires, pending.until);
      return { reading: { account, values, asOf: now, until }, pending: { ...pending, used: true } };
    },
    // A presentation is no access: there is nothing to end.
    async end() {},
  };
}

function postAddress(post: string | undefined, returnTo: string): string {
  if (post === undefined) return returnTo;
  const address = new URL(post);
  address.searchParams.set("to", returnTo);
  return address.href;
}

/** What the wallet answered. An error may come unencrypted; a presentation may not. */
async function openAnswer(given: unknown, { answerKey }: PresentationPending): Promise<JsonObject> {
  if (!isObject(given)) throw malformed();
  if (typeof given.response === "string") return decrypt(given.response, answerKey);
  if (typeof given.error === "string") return { state: given.state, error: given.error };
  throw malformed();
}

function presentationOf({ state, error, vp_token: token }: JsonObject, pending: PresentationPending): string {
  if (state !== pending.state)
    throw new SourceError("forged", "The answer is not to this session's request.");
  if (error === "access_denied")
    throw new SourceError("refused", "The customer did not present the credential.");
  if (error !== undefined) throw new SourceError("unexpected", "The wallet cannot answer the request.");
  const list = isObject(token) ? token[CREDENTIAL] : undefined;
  if (!Array.isArray(list) || list.length !== 1 || typeof list[0] !== "string") throw malformed();
  return list[0];
}

/** Names the holder for ever, by what the issuer calls them. */
async function accountOf(issuer: string, holder: unknown): Promise<string> {
  if ((typeof holder !== "string" && typeof holder !== "number") || holder === "") {
    throw new SourceError("unexpected", "The credential does not disclose which holder it is of.");
  }
  return toBase64Url(await sha256(utf8(JSON.stringify(["presentation", issuer, holder]))));
}
