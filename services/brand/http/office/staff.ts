import type { Next } from "hono";
import { showsToken } from "../../../shared/http/bearer.ts";
import { errorReply, type Request } from "../../../shared/http/replies.ts";

/** Who works in the brand's office, each known by a token of their own, which is shown as a bearer. */
export interface StaffTokens {
  /** Writes campaigns and publishes them; undefined: nobody does. */
  readonly marketer: string | undefined;
  /** Approves them; undefined: nobody does. */
  readonly officer: string | undefined;
}

export type StaffRole = keyof StaffTokens;

/** Lets only these people by. A token of one is no use for what is another's. */
export function requireStaff(tokens: StaffTokens, roles: readonly StaffRole[]) {
  return async (context: Request, next: Next) => {
    const shown = (Object.keys(tokens) as StaffRole[]).find((role) => showsToken(tokens[role], context));
    if (shown !== undefined && roles.includes(shown)) return next();
    if (shown !== undefined) {
      return errorReply(context, 403, "NotYours", `This is for the ${roles.join(" or the ")}.`);
    }
    context.header("www-authenticate", "Bearer");
    return errorReply(
      context,
      401,
      "NotStaff",
      "This is for the brand's office: show your token, as a bearer.",
    );
  };
}
