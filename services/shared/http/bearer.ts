import { timingSafeEqual } from "node:crypto";
import type { Request } from "./replies.ts";

/** Whether a request shows a token; never where there is none to show. */
export function showsToken(token: string | undefined, context: Request): boolean {
  if (token === undefined) return false;
  const [given, wanted] = [
    Buffer.from(context.req.header("authorization") ?? ""),
    Buffer.from(`Bearer ${token}`),
  ];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
