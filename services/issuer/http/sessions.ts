import { readJson } from "../../shared/http/body.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Request } from "../../shared/http/replies.ts";
import { senderOf } from "../../shared/http/sender.ts";
import type { FairLine } from "../../shared/work/fairLine.ts";
import type { Gateway } from "../gateway.ts";
import { beginSession } from "../issuing/begin.ts";
import { completeSession } from "../issuing/read.ts";
import { beginShape, completeShape } from "./shapes.ts";

/** What takes sessions in, besides the gateway's parts. */
export interface Intake {
  /** Called when something is to be published or ended. */
  readonly wake: () => void;
  /** Sources are read in a line in which nobody closes the way to others. */
  readonly line: FairLine;
  /** Pages that may use the gateway, and to which a source may lead back. */
  readonly origins: readonly string[];
}

/** Begins a session by a permission. */
export async function postSession(gateway: Gateway, { line, origins }: Intake, context: Request) {
  const { returnTo, ...given } = beginShape.parse(await readJson(context));
  const begun = await line(senderOf(context), () =>
    beginSession(gateway, { ...given, returnTo: requireReturn(gateway, origins, returnTo) }),
  );
  return context.json({ ...begun, receipt: JSON.parse(begun.receipt) }, 201);
}

/** Reads the source of a session and issues the card. */
export async function postCompletion(gateway: Gateway, { line, wake }: Intake, context: Request) {
  const given = completeShape.parse(await readJson(context));
  const completed = await line(senderOf(context), () => completeSession(gateway, given)).finally(wake);
  if (completed.state === "recovering") return context.json(completed, 202);
  return context.json({ state: completed.state, card: JSON.parse(completed.card) }, 200);
}

/** Where a source leads the customer back to. Anybody else's page would get the state of the session. */
export function requireReturn(
  { policy }: Pick<Gateway, "policy">,
  origins: readonly string[],
  given: string | undefined,
): string {
  const own = `${policy.publicUrl}/return`;
  // A request for a presentation names the page, whichever it is.
  if (given === undefined || given === own) return own;
  if (origins.includes(new URL(given).origin)) return given;
  throw new RequestRefusedError(
    "OtherOrigin",
    "The page to lead back to is not one that may use this gateway.",
    {
      hint: "Its operator names them with --origins.",
    },
  );
}
