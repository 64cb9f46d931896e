import { existsSync } from "node:fs";
import { Command } from "commander";
import { type CampaignState, readCampaign } from "../../src/chain/actions/campaignState.ts";
import { readAnswersSettled, readCampaignsOpened } from "../../src/chain/actions/events.ts";
import { readPublishedCampaign } from "../../src/format/campaign/publishedCampaign.ts";
import { updateRecords } from "../brand/brandRecords.ts";
import { publishedFile } from "../brand/campaignFile.ts";
import { checkCampaign } from "../campaign/campaignOnChain.ts";
import { describeTime } from "../campaign/describe.ts";
import { describeAmount } from "../campaign/token.ts";
import { readFile } from "../input/files.ts";
import { readNumber } from "../input/options.ts";
import { onNetwork } from "../run.ts";

/** Commands that show campaigns and change nothing on chain. */
export function campaignViews(): Command[] {
  return [listCommand(), statusCommand()];
}

function listCommand(): Command {
  const command = new Command("list")
    .description("all campaigns of the network")
    .addHelpText("after", "\nExample: npx decdp brand campaign list --json");
  return onNetwork(command, async (context) => {
    const { reader, deployment, network, folder } = context;
    const now = await context.now();
    const campaigns = [];
    const lines = [];
    for (const { campaign, brand } of await readCampaignsOpened(reader, deployment, {
      fromBlock: network.firstBlock,
    })) {
      const file = publishedFile(folder, campaign);
      const name = existsSync(file) ? readFile(file, readPublishedCampaign).document.name : undefined;
      const state = await readCampaign(reader, deployment, { campaign });
      campaigns.push({ campaign, name, ...state });
      const reward = await describeAmount(context, state.token, state.reward);
      lines.push(
        `Campaign ${campaign}${name === undefined ? "" : `, "${name}"`}: ${describeState(state, now)}, ${reward} an answer, ${state.answersLeft} more can be paid; brand ${brand}.`,
      );
    }
    return { data: { campaigns }, lines: lines.length > 0 ? lines : ["Nobody has opened a campaign yet."] };
  });
}

function statusCommand(): Command {
  const command = new Command("status")
    .description("the campaign on chain, and the segments that the brand may use now")
    .argument("<campaign>", "its number", readNumber)
    .addHelpText("after", "\nExample: npx decdp brand campaign status 1");
  return onNetwork(command, async (context, _options: object, campaign: bigint) => {
    const { reader, deployment, network } = context;
    const { document, opened } = await checkCampaign(context, campaign);
    const state = await readCampaign(reader, deployment, { campaign });
    const settled = await readAnswersSettled(reader, deployment, { campaign, fromBlock: network.firstBlock });
    const segments = await updateRecords(context, campaign);
    // Without a model, who satisfies the rules is in group 1; each cut-off begins another group.
    const groups = Array.from({ length: 2 + (document.model?.cutoffs.length ?? 0) }, (_, group) => group);
    const counts = groups.map((group) => segments.filter(({ segment }) => segment === group).length);
    return {
      data: { ...state, issuers: opened.issuers, settled: settled.length, segments },
      lines: [
        `Campaign ${campaign}: ${describeState(state, await context.now())}, period ${state.currentPeriod}.`,
        `Answers: ${settled.length} settled, ${state.answersLeft} more can be paid. Budget left: ${await describeAmount(context, state.token, state.available)}.`,
        `Groups that you may use now: ${counts.map((count, group) => `${group}: ${count}`).join(", ")}.`,
      ],
    };
  });
}

function describeState({ isSealed, closesAt }: CampaignState, now: number): string {
  const kind = isSealed ? "sealed" : "open";
  if (closesAt === undefined) return `${kind}, running`;
  return `${kind}, ${closesAt > now ? "accepts answers until" : "closed since"} ${describeTime(closesAt)}`;
}
