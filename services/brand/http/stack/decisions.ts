import { decisionJson } from "../../../../src/brand/decision/decisionJson.ts";
import { campaignOfFlag } from "../../../../src/brand/openFeature/flag.ts";
import {
  bulkReply,
  evaluationReply,
  flagNotFound,
  isOfrepReply,
  type OfrepReply,
  readOfrepContext,
} from "../../../../src/brand/openFeature/ofrep.ts";
import { readJson } from "../../../shared/http/body.ts";
import { BusyError } from "../../../shared/http/errors.ts";
import type { Request } from "../../../shared/http/replies.ts";
import { pageOf } from "../../deciding/audience.ts";
import type { Stack } from "../../stack.ts";
import { audienceOrderShape, decisionOrderShape } from "./shapes.ts";

/** What a customer is shown, now. What cannot be decided is a decision for general content, too. */
export async function postDecision({ decider }: Stack, context: Request) {
  const order = decisionOrderShape.parse(await readJson(context));
  const decision = await ("campaign" in order ? decider.decideCampaign(order) : decider.decide(order));
  context.header("cache-control", "no-store");
  return context.json(decisionJson(decision));
}

/** One flag, as OpenFeature's remote evaluation asks for it. */
export async function postFlag({ decider }: Stack, context: Request) {
  const key = context.req.param("key") ?? "";
  const campaign = campaignOfFlag(key);
  if (campaign === undefined) return ofrepResponse(context, flagNotFound(key));
  const asked = readOfrepContext(await context.req.text(), key);
  if (isOfrepReply(asked)) return ofrepResponse(context, asked);
  return ofrepResponse(context, evaluationReply(key, await decider.decideCampaign({ ...asked, campaign })));
}

/** All flags of a customer. */
export async function postFlags({ decider }: Stack, context: Request) {
  const asked = readOfrepContext(await context.req.text());
  if (isOfrepReply(asked)) return ofrepResponse(context, asked);
  const decisions = await decider.decideAll(asked);
  return ofrepResponse(context, bulkReply(decisions, context.req.header("if-none-match")));
}

/** A page of the customers to whom something may be shown now. */
export async function postAudience({ audience }: Stack, context: Request) {
  const page = await pageOf(audience, audienceOrderShape.parse(await readJson(context)));
  if (page === undefined) throw new BusyError(503, "Slow", "The database is slow; ask for this page again.");
  context.header("cache-control", "no-store");
  return context.json(page);
}

function ofrepResponse(context: Request, { status, headers, body }: OfrepReply): Response {
  return status === 304 ? context.body(null, status, headers) : context.body(body, status, headers);
}
