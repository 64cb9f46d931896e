import type { CampaignState } from "../../src/chain/actions/campaignState.ts";
import { readAnswersSettled } from "../../src/chain/actions/events.ts";
import { updateRecords } from "../brand/records/records.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { checkCampaign } from "./campaignOnChain.ts";
import { describeGroups, describeTime, sentence } from "./describe.ts";
import { describeCampaign } from "./names.ts";
import { describeAmount } from "./token.ts";

/** A campaign on chain, and the segments that the brand may use now. */
export async function campaignStatus(
  context: Context,
  { campaign }: { readonly campaign: bigint },
): Promise<Outcome> {
  const { reader, deployment, onProgress } = context;
  const { document, opened, state } = await checkCampaign(context, campaign);
  const settled = await readAnswersSettled(reader, deployment, {
    campaign,
    fromBlock: opened.openedIn,
    onProgress,
  });
  const { known: segments, unreadable, unchecked } = await updateRecords(context, campaign);
  // Without a model, who satisfies the rules is in group 1; each cut-off begins another group.
  const groups = Array.from({ length: 2 + (document.model?.cutoffs.length ?? 0) }, (_, group) => group);
  const counts = groups.map((group) => segments.filter(({ segment }) => segment === group).length);
  return {
    data: { ...state, issuers: opened.issuers, settled: settled.length, segments, unreadable, unchecked },
    lines: [
      `${sentence(describeCampaign(context, campaign))}: ${describeState(state, await context.now())}, period ${state.currentPeriod}.`,
      `Answers: ${settled.length} settled, ${state.answersLeft} more can be paid. Budget left: ${await describeAmount(context, state.token, state.available)}.`,
      `Groups that you may use now: ${counts.map((count, group) => `${group}: ${count}`).join(", ")}. ${describeGroups(document.model)}`,
      ...unreadable.map(({ subject, problem }) => `The answer of ${subject} cannot be read. ${problem}`),
      ...unchecked.map(
        ({ subject, problem }) =>
          `Whether you may use what ${subject} answered could not be read. ${problem}`,
      ),
    ],
    refused: unchecked.length > 0,
  };
}

/** Such as "sealed, running". */
export function describeState({ isSealed, closesAt }: CampaignState, now: number): string {
  const kind = isSealed ? "sealed" : "open";
  if (closesAt === undefined) return `${kind}, running`;
  return `${kind}, ${closesAt > now ? "accepts answers until" : "closed since"} ${describeTime(closesAt)}`;
}
