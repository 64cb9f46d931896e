import type { Hex } from "viem";
import { complaintAboutRight } from "../../../src/agent/rights/complaint.ts";
import { standingOfRight } from "../../../src/agent/rights/kept.ts";
import { makeRevocation } from "../../../src/agent/rights/make.ts";
import { toFileText } from "../../../src/format/reading/json.ts";
import { isEnd } from "../../../src/rights/states.ts";
import { checkCampaign } from "../../campaign/campaignOnChain.ts";
import { describeTime } from "../../campaign/describe.ts";
import { describeCampaign } from "../../campaign/names.ts";
import { requireFree, writeOwn } from "../../input/ownFiles.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { readKeys, subjectClient } from "../customers.ts";
import { keepRight, keptRights, requireKeptRight } from "./keptRights.ts";

/** How a customer's requests about rights stand. */
export async function listOwnRights(context: Context, { as }: { readonly as: string }): Promise<Outcome> {
  readKeys(context, as);
  const now = await context.now();
  const standings = keptRights(context, as).map((kept) => standingOfRight(kept, now));
  return {
    data: { requests: standings },
    lines:
      standings.length === 0
        ? ["You have asked for nothing yet."]
        : standings.map(({ id, action, campaign, state, dueAt, isLate }) => {
            const due = state !== "waiting" && isEnd(state) ? "" : `, due on ${describeTime(dueAt)}`;
            const late = isLate ? `, LATE: npx decdp customer rights complain ${id} --as ${as}` : "";
            return `${id}: ${action}, about ${describeCampaign(context, campaign)}: ${state}${due}${late}`;
          }),
  };
}

interface OneRight {
  readonly id: Hex;
  readonly as: string;
  readonly out: string;
}

/** Writes a signed revocation of a request, for the brand. Throws `DecdpError` for one that has come to its end. */
export async function revokeOwnRight(context: Context, { id, as, out }: OneRight): Promise<Outcome> {
  const before = requireKeptRight(context, as, id);
  const client = subjectClient(context, readKeys(context, as), before.brand);
  const kept = await makeRevocation(client, context.deployment, before, await context.now());
  requireFree(out, (text) => text === kept.revocation);
  await keepRight(context, as, kept);
  writeOwn(out, kept.revocation);
  return { data: { request: kept.id, file: out }, lines: [`For the brand: ${out}`] };
}

/** Writes a letter to the authority about a request that is late or was denied, with the signed files. */
export async function complainAboutRight(context: Context, { id, as, out }: OneRight): Promise<Outcome> {
  const kept = requireKeptRight(context, as, id);
  const now = await context.now();
  const { campaign } = standingOfRight(kept, now);
  const { document } = await checkCampaign(context, campaign);
  const complaint = complaintAboutRight(kept, document.terms, now);
  writeOwn(out, toFileText(complaint));
  return {
    data: { ...complaint, file: out },
    lines: [
      ...complaint.letter.split("\n"),
      "",
      `The letter and its evidence are in ${out}. Send them to ${complaint.to.contact}.`,
    ],
  };
}
