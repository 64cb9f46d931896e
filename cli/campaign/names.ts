import { existsSync } from "node:fs";
import type { CampaignDocument } from "../../src/format/campaign/campaignDocument.ts";
import { readPublishedCampaign } from "../../src/format/campaign/publishedCampaign.ts";
import type { ModelWords } from "../../src/format/campaign/requestWords.ts";
import { publishedFile } from "../brand/campaignFile.ts";
import { readFile } from "../input/files.ts";
import { oneLine } from "../input/printable.ts";
import type { Context } from "../setting/context.ts";

/** A campaign as people know it, such as `campaign 3, "morning course"`: by its name too where its document is here. */
export function describeCampaign(context: Pick<Context, "folder">, campaign: bigint): string {
  const { name } = nameOf(context, campaign);
  return name === undefined ? `campaign ${campaign}` : `campaign ${campaign}, "${oneLine(name)}"`;
}

/** The same of several, such as `campaigns 3 ("morning course") and 4 ("evening course")`. */
export function describeCampaigns(context: Pick<Context, "folder">, campaigns: readonly bigint[]): string {
  const [first] = campaigns;
  if (first !== undefined && campaigns.length === 1) return describeCampaign(context, first);
  const all = campaigns.map((campaign) => {
    const { name } = nameOf(context, campaign);
    return name === undefined ? `${campaign}` : `${campaign} ("${oneLine(name)}")`;
  });
  return `campaigns ${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

/** The model in a campaign's document, for words; undefined if it has none or the document is not here. */
export function modelOf(context: Pick<Context, "folder">, campaign: bigint): ModelWords | undefined {
  return documentOf(context, campaign).document?.model;
}

/** A campaign's name in the document in the state folder; what is wrong with that, if it cannot be read. */
export function nameOf(
  context: Pick<Context, "folder">,
  campaign: bigint,
): { readonly name?: string; readonly problem?: string } {
  const { document, ...problem } = documentOf(context, campaign);
  return document === undefined ? problem : { name: document.name };
}

function documentOf(
  { folder }: Pick<Context, "folder">,
  campaign: bigint,
): { readonly document?: CampaignDocument; readonly problem?: string } {
  const file = publishedFile(folder, campaign);
  if (!existsSync(file)) return {};
  try {
    return { document: readFile(file, readPublishedCampaign).document };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
