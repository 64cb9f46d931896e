import type { Next } from "hono";
import { bodyLimit } from "hono/body-limit";
import { InvalidValueError } from "../../../src/errors.ts";
import { errorReply, type Request } from "./replies.ts";

/**
 * Refuses requests of more bytes without reading them, and those that do not tell how many they have: one that comes in
 * pieces would have to be read before anything limits how long that takes.
 */
export function limitBody(bytes: number) {
  const tooLarge = bodyLimit({
    maxSize: bytes,
    onError: (context) => errorReply(context, 413, "TooLarge", `A request has ${bytes} bytes at most.`),
  });
  return async (context: Request, next: Next) => {
    if (context.req.header("transfer-encoding") === undefined) return tooLarge(context, next);
    return errorReply(context, 411, "LengthRequired", "Send the body whole, with the header content-length.");
  };
}

/** The body of a request. Throws `InvalidValueError` if it is not JSON. */
export async function readJson(context: Request): Promise<unknown> {
  try {
    return await context.req.json();
  } catch (cause) {
    throw new InvalidValueError("The body is not JSON.", { cause });
  }
}
