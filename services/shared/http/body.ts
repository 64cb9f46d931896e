import { bodyLimit } from "hono/body-limit";
import { InvalidValueError } from "../../../src/errors.ts";
import { errorReply, type Request } from "./replies.ts";

/** Refuses requests of more bytes, told beforehand or not, without reading them. */
export function limitBody(bytes: number) {
  return bodyLimit({
    maxSize: bytes,
    onError: (context) => errorReply(context, 413, "TooLarge", `A request has ${bytes} bytes at most.`),
  });
}

/** The body of a request. Throws `InvalidValueError` if it is not JSON. */
export async function readJson(context: Request): Promise<unknown> {
  try {
    return await context.req.json();
  } catch (cause) {
    throw new InvalidValueError("The body is not JSON.", { cause });
  }
}
