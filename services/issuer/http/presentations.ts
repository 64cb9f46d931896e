import * as z from "zod/v4";
import type { Request } from "../../shared/http/replies.ts";
import type { Gateway } from "../gateway.ts";
import { requireReturn } from "./sessions.ts";

const answerShape = z.union(
  [
    z.object({ response: z.string().min(1) }),
    z.object({ error: z.string().min(1).max(200), state: z.string().max(200).optional() }),
  ],
  "must have a response or an error",
);

/**
 * Takes what a wallet posts, and tells it the page to open next, with the answer behind the "#": browsers send that to
 * nobody. So the answer comes to the person who presented, and not to somebody who sent them the request; it is encrypted
 * to the session's key, and the gateway keeps nothing of it.
 */
export async function postPresentation(gateway: Gateway, origins: readonly string[], context: Request) {
  const page = requireReturn(gateway, origins, z.url().max(1000).optional().parse(context.req.query("to")));
  const answer = answerShape.parse(Object.fromEntries(new URLSearchParams(await context.req.text())));
  const next = new URL(page);
  next.hash = new URLSearchParams(answer as Record<string, string>).toString();
  context.header("cache-control", "no-store");
  return context.json({ redirect_uri: next.href });
}
