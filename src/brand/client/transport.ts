import { ReplyTooLongError, readReplyText } from "../../format/reading/replyText.ts";
import type { DecisionFault } from "../decision/decision.ts";

/** Where a brand's service is, and what shows that the caller may use it. */
export interface BrandServiceOptions {
  readonly url: string;
  /** What the service's operator gave the brand's stack; never for browsers. */
  readonly token: string;
  /** What fetches; by default the platform's. */
  readonly fetch?: typeof fetch | undefined;
}

/** What came back: a reply with JSON in it, or what did not work. */
export type Answer =
  | { readonly status: number; readonly body: unknown; readonly fault?: undefined }
  | { readonly fault: DecisionFault };

/** Asks a brand's service. */
export interface Transport {
  /**
   * Posts a question, or gets what is at a route if there is none. Never throws.
   *
   * @param withinMs Milliseconds after which it is given up.
   */
  ask(route: string, question: object | undefined, withinMs: number): Promise<Answer>;
}

/** Bytes of a reply at most. */
const LARGEST_REPLY = 8 * 2 ** 20;

export function createTransport({ url, token, fetch: ownFetch }: BrandServiceOptions): Transport {
  const base = url.endsWith("/") ? url : `${url}/`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return {
    async ask(route, question, withinMs) {
      const late = AbortSignal.timeout(withinMs);
      try {
        const place = new URL(route, base).href;
        const request = {
          method: question === undefined ? "GET" : "POST",
          headers,
          signal: late,
          // The token is for this service, and not for wherever it points.
          redirect: "error",
          ...(question !== undefined && { body: JSON.stringify(question) }),
        } as const;
        const reply = await (ownFetch ?? fetch)(place, request);
        const text = await readReplyText(reply, LARGEST_REPLY);
        return { status: reply.status, body: text === "" ? undefined : JSON.parse(text) };
      } catch (error) {
        if (late.aborted) return { fault: "slow" };
        const isRead = error instanceof SyntaxError || error instanceof ReplyTooLongError;
        return { fault: isRead ? "unreadable" : "unreachable" };
      }
    },
  };
}
