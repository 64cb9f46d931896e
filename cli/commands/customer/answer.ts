import { Command } from "commander";
import { answerCampaign } from "../../customer/answer/answer.ts";
import type { AnswerOptions } from "../../customer/answer/options.ts";
import { languageOption, optionalDuration, readNumber } from "../../input/options.ts";
import { type Perform, sends } from "../perform.ts";
import { relayerOption } from "./relayer.ts";

/** Of options that say how long a consent lasts. */
export const consentFor =
  "how long a new consent lasts (default: until the answer is settled, and for as long as the terms keep it)";

/** Of the option that shows more. */
export const explainAll = "show every point, reason and change behind your group, not only the strongest";

/** Of the option that names a model card. */
export const compareWithCard =
  "the model's card, from the brand, to compare your points with the average of its people";

export function answerCommand({ onNetwork }: Perform): Command {
  const command = new Command("answer")
    .description("see what a campaign asks, and answer it with a proof")
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .option("--document <file>", "the campaign's document, from the brand")
    .addOption(languageOption())
    .option("--explain", explainAll)
    .option("--model-card <file>", compareWithCard)
    .option("--leaves <file>", "the issuer's leaves, from the issuer")
    .option("--seal <file>", "the seal, from the brand; a sealed campaign needs one")
    .option("--ticket <file>", "the ticket, from the brand; with it you settle a sealed answer yourself")
    .addOption(optionalDuration("--consent-for <duration>", consentFor))
    .option("--consent-again", "give a permission again that you have withdrawn")
    .option("--no-send", "only write the answer file")
    .addOption(relayerOption())
    .option("--yes", "do not ask")
    .option("--out <file>", "the answer file; has to be named")
    .addHelpText("after", "\nExample: npx decdp customer answer 1 --as ada --out ada.answer.json");
  return onNetwork(sends(command), (context, options: Omit<AnswerOptions, "campaign">, campaign: bigint) =>
    answerCampaign(context, { ...options, campaign }),
  );
}
