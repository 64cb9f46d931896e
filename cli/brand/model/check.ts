import { isModelRegistered } from "../../../src/chain/actions/model.ts";
import { readModelCard } from "../../../src/model/card/read.ts";
import { defineSchema } from "../../../src/request/schema.ts";
import { readCampaignAsOpened } from "../../campaign/campaignOnChain.ts";
import { readFile } from "../../input/files.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";

/** Compares a card with the chain: whether its model is registered, and whether a campaign was opened with it. */
export async function checkCard(
  context: Context,
  { file, campaign }: { readonly file: string; readonly campaign?: bigint },
): Promise<Outcome> {
  const { reader, deployment } = context;
  const card = readFile(file, readModelCard);
  const { modelId, hash, schema } = card;
  const registered = await isModelRegistered(reader, deployment, { model: modelId });
  const lines = [
    `${file} is whole: hash ${hash}, id ${modelId}.`,
    registered ? "The chain knows this model." : "Nobody has registered this model on the chain.",
  ];
  if (campaign === undefined) {
    return { data: { modelId, hash, registered }, lines, refused: !registered };
  }
  const { opened } = await readCampaignAsOpened(context, campaign);
  const isSameModel = opened.model.toLowerCase() === modelId.toLowerCase();
  const isSameSchema = opened.schema === defineSchema(schema.name, schema.attributes).id;
  return {
    data: { modelId, hash, registered, campaign, isSameModel, isSameSchema, opened: opened.model },
    lines: [
      ...lines,
      isSameModel
        ? `Campaign ${campaign} works groups out with this very model.`
        : `Campaign ${campaign} works groups out with another model: ${opened.model}.`,
      isSameSchema
        ? `Campaign ${campaign} has the card's schema, "${schema.name}".`
        : `Campaign ${campaign} has another schema than the card, "${schema.name}".`,
    ],
    refused: !(registered && isSameModel && isSameSchema),
  };
}
