import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

export type Environment = { Bindings: HttpBindings };
export type Request = Context<Environment>;

/** An error's body: its name for programs, and one or two sentences for people. */
export function errorReply(
  context: Request,
  status: ContentfulStatusCode,
  error: string,
  message: string,
): Response {
  return context.json({ error, message }, status);
}

export function notFound(context: Request): Response {
  return errorReply(context, 404, "NotFound", "There is nothing here.");
}
