import { createHash, timingSafeEqual } from "node:crypto";
import type { Request } from "./replies.ts";

/** Whether a request shows a token; never where there is none to show. */
export function showsToken(token: string | undefined, context: Request): boolean {
  if (token === undefined) return false;
  // Digests are of one length, so that not even the token's shows.
  const [given, wanted] = [context.req.header("authorization") ?? "", `Bearer ${token}`].map((text) =>
    createHash("sha256").update(text).digest(),
  );
  return timingSafeEqual(given!, wanted!);
}
