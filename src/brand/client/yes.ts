import type * as z from "zod/v4";
import { DecdpError } from "../../errors.ts";
import type { Answer } from "./transport.ts";

/** What a reply that says yes has in it. Throws `DecdpError` for one that says no, with the service's own words. */
export function readYes<Shape extends z.ZodType>(answer: Answer, shape: Shape): z.output<Shape> {
  if (answer.fault !== undefined) {
    throw new DecdpError("The brand's service did not answer.", {
      details: { fault: answer.fault },
      hint: "Check its address and that it runs, and ask again: it does everything once.",
    });
  }
  const { status, body } = answer;
  if (status >= 300) throw refusal(status, body);
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  throw new DecdpError("The brand's service answers with something else than was asked.", {
    details: { status },
    hint: "Check its address, and that it is of this release.",
    cause: read.error,
  });
}

function refusal(status: number, body: unknown): DecdpError {
  const { error, message } = (typeof body === "object" && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  const name = typeof error === "string" ? error : `HTTP status ${status}`;
  const words = typeof message === "string" ? ` ${message}` : "";
  return new DecdpError(`The brand's service refused (${name}).${words}`, {
    details: { status, error: name },
    hint: status === 401 ? "Check the token." : "Correct it and ask again.",
  });
}
