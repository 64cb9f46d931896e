import type { Hex } from "viem";
import { complaintAboutRight } from "../../../src/agent/rights/complaint.ts";
import { isOver, standingOfRight } from "../../../src/agent/rights/kept.ts";
import { signRightsRevocation } from "../../../src/chain/requests/rightsRevocation.ts";
import { DecdpError } from "../../../src/errors.ts";
import { toFileText } from "../../../src/format/reading/json.ts";
import { writeRightsRevocationFile } from "../../../src/format/record/rightsRevocationFile.ts";
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
  const kept = requireKeptRight(context, as, id);
  if (isOver(kept)) {
    throw new DecdpError("The request has come to its end; there is nothing to take back.", {
      details: { id },
    });
  }
  const revocation = kept.revocation ?? (await makeRevocation());
  requireFree(out, (text) => text === revocation);
  await keepRight(context, as, { ...kept, revocation });
  writeOwn(out, revocation);
  return { data: { request: id, file: out }, lines: [`For the brand: ${out}`] };

  async function makeRevocation(): Promise<string> {
    const { chainId, campaigns } = context.deployment;
    const { brand } = kept;
    const client = subjectClient(context, readKeys(context, as), brand);
    const signed = await signRightsRevocation(client, context.deployment, {
      ...{ brand, request: kept.id, revokedAt: await context.now() },
    });
    return writeRightsRevocationFile({ chainId, campaigns, revocation: signed });
  }
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
