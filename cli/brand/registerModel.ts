import { isModelRegistered, modelIdOf, registerModel } from "../../src/chain/actions/model.ts";
import { DecdpError } from "../../src/errors.ts";
import { requestFrom } from "../../src/format/campaign/requestWords.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { readCampaignFile } from "./campaignFile.ts";

/** Registers the model of a campaign file, unless it is registered already. Throws `DecdpError` if there is none. */
export async function registerModelOf(
  context: Context,
  { file }: { readonly file: string },
): Promise<Outcome> {
  const plan = readCampaignFile(file);
  if (plan.model === undefined) {
    throw new DecdpError(`${file} has no model.`, {
      hint: "Without one there is nothing to register: open it.",
    });
  }
  const { model } = requestFrom(plan);
  const id = modelIdOf(model);
  if (await isModelRegistered(context.reader, context.deployment, { model: id })) {
    return {
      data: { model: id, registeredBefore: true },
      lines: [`The model ${id} is registered already; nothing was sent.`],
    };
  }
  const registered = await registerModel(context.clientOf("brand"), context.deployment, { model });
  return { data: registered, lines: [`Registered model ${registered.model}.`] };
}
