import {
  readPublishedCampaign,
  writePublishedCampaign,
} from "../../src/format/campaign/publishedCampaign.ts";
import { publishedFile } from "../brand/campaignFile.ts";
import { writeText } from "../input/files.ts";
import { readMessage } from "../input/messages.ts";
import { oneLine } from "../input/printable.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { checkCampaign } from "./campaignOnChain.ts";

/**
 * Makes a campaign known that was opened elsewhere, such as with the library. Throws `DecdpError` unless the chain's
 * campaign was opened with the document in the file.
 */
export async function importCampaign(
  context: Context,
  { file }: { readonly file: string },
): Promise<Outcome> {
  const published = readMessage(context, file, readPublishedCampaign);
  const { campaign, document } = published;
  await checkCampaign(context, campaign, file);
  const place = publishedFile(context.folder, campaign);
  writeText(place, writePublishedCampaign(published));
  return {
    data: { campaign, name: document.name, document: place },
    lines: [
      `Campaign ${campaign}, "${oneLine(document.name)}", is known now: its document is what it was opened with.`,
    ],
  };
}
