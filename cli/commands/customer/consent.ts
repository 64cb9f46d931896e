import { Command } from "commander";
import type { ProspectOptions } from "../../customer/answer/prospect.ts";
import { type Consenting, consentToCampaign } from "../../customer/consent.ts";
import { showRequest } from "../../customer/show.ts";
import { type Withdrawing, withdrawFromCampaign } from "../../customer/withdraw.ts";
import { languageOption, optionalDuration, readDate, readNumber } from "../../input/options.ts";
import { type Perform, sends } from "../perform.ts";
import { compareWithCard, consentFor, explainAll } from "./answer.ts";
import { relayerOption } from "./relayer.ts";

export function showCommand({ onNetwork }: Perform): Command {
  const command = new Command("show")
    .description("see what a campaign asks of you; nothing is signed or sent")
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .option("--document <file>", "the campaign's document, from the brand")
    .addOption(languageOption())
    .option("--explain", explainAll)
    .option("--model-card <file>", compareWithCard)
    .option("--leaves <file>", "the issuer's leaves, from the issuer")
    .addHelpText("after", "\nExample: npx decdp customer show 1 --as ada");
  return onNetwork(command, (context, options: Omit<ProspectOptions, "campaign">, campaign: bigint) =>
    showRequest(context, { ...options, campaign }),
  );
}

export function consentCommand({ onNetwork }: Perform): Command {
  const command = new Command("consent")
    .description("see what a campaign asks, agree to its terms, and ask the brand for a seal or a ticket")
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .option("--document <file>", "the campaign's document, from the brand")
    .addOption(languageOption())
    .option("--explain", explainAll)
    .option("--model-card <file>", compareWithCard)
    .option("--leaves <file>", "the issuer's leaves, from the issuer")
    .addOption(optionalDuration("--consent-for <duration>", consentFor))
    .option("--renew", "consent anew although a consent counts, so that it lasts longer")
    .option("--consent-again", "give a permission again that you have withdrawn")
    .addOption(relayerOption())
    .option("--yes", "do not ask")
    .requiredOption("--out <file>", "the request for a seal or a ticket, for the brand")
    .addHelpText("after", "\nExample: npx decdp customer consent 1 --as ada --out ada.request.json");
  return onNetwork(sends(command), (context, options: Omit<Consenting, "campaign">, campaign: bigint) =>
    consentToCampaign(context, { ...options, campaign }),
  );
}

export function withdrawCommand({ onNetwork }: Perform): Command {
  const command = new Command("withdraw")
    .description("stop: withdraw your consent to a campaign's terms; rewards that you have earned stay yours")
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .option("--dated <date>", "a date ahead, to end a consent that was dated ahead", readDate)
    .addOption(relayerOption())
    .addHelpText("after", "\nExample: npx decdp customer withdraw 1 --as ada");
  return onNetwork(sends(command), (context, options: Omit<Withdrawing, "campaign">, campaign: bigint) =>
    withdrawFromCampaign(context, { ...options, campaign }),
  );
}
