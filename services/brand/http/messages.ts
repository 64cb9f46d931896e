import * as z from "zod/v4";
import { DecdpError, InvalidValueError } from "../../../src/errors.ts";
import { readerOf } from "../../../src/format/reading/reading.ts";
import { BusyError, RequestRefusedError } from "../../shared/http/errors.ts";
import { notFound, type Request } from "../../shared/http/replies.ts";
import { senderOf } from "../../shared/http/sender.ts";
import { revertReason } from "../../shared/revertReason.ts";
import type { FairLine } from "../../shared/work/fairLine.ts";
import type { Brand } from "../brand.ts";
import { takeAnswerFile } from "../intake/answers.ts";
import { countersign } from "../intake/receipts.ts";
import { takeRightsMessage } from "../intake/rights.ts";
import { takeStop } from "../intake/stop.ts";

/** What a customer's software says to a brand, as `BrandMessage` has it. */
export const messageKinds = ["answer", "no", "receipt", "rights", "stop"] as const;
type Kind = (typeof messageKinds)[number];

/** What takes messages in, besides the service's parts. */
export interface Intake {
  /** Called when something happened to a customer, or waits to be settled. */
  readonly wake: () => void;
  /** Answers and receipts are checked in a line in which nobody closes the way to others. */
  readonly line: FairLine;
  /** Stops have a line of their own: nothing may hold them up. */
  readonly stops: FairLine;
}

const readNo = readerOf(z.looseObject({ format: z.literal("decdp-no-1") }), "The no");

/** What each kind is replied with, as JSON; undefined says nothing. */
const takes: {
  readonly [kind in Kind]: (brand: Brand, text: string, sender: string) => Promise<string | undefined>;
} = {
  answer: async (brand, text, sender) => JSON.stringify({ state: await takeAnswerFile(brand, text, sender) }),
  // It is counted, and nothing else: whom it is from is nobody's business.
  no: async (_brand, text) => {
    readNo(text);
    return undefined;
  },
  receipt: countersign,
  rights: takeRightsMessage,
  stop: takeStop,
};

/** Takes a customer's message, and replies with what the format of its kind says. */
export async function postMessage(brand: Brand, { wake, line, stops }: Intake, context: Request) {
  const kind = messageKinds.find((one) => one === context.req.param("kind"));
  if (kind === undefined) return notFound(context);
  const { messages } = brand.metrics;
  const text = await context.req.text();
  try {
    const inLine = kind === "stop" ? stops : line;
    const sender = senderOf(context);
    const reply = await inLine(sender, () => asRefusal(() => takes[kind](brand, text, sender)));
    messages.inc({ kind, outcome: "taken" });
    if (kind === "answer" || kind === "stop") wake();
    if (reply === undefined) return context.body(null, 204);
    return context.body(reply, 200, { "content-type": "application/json" });
  } catch (error) {
    messages.inc({ kind, outcome: error instanceof RequestRefusedError ? "refused" : "failed" });
    throw error;
  }
}

/** What the library refuses is refused: it is not the service that fails. */
export async function asRefusal<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const isOther =
      !(error instanceof DecdpError) ||
      error instanceof InvalidValueError ||
      error instanceof RequestRefusedError ||
      error instanceof BusyError ||
      error.cause !== undefined ||
      revertReason(error) !== undefined;
    if (isOther) throw error;
    throw new RequestRefusedError("Refused", error.message, { details: error.details });
  }
}
