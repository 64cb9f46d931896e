import { Command } from "commander";
import {
  addCard,
  type CardArrival,
  type CardListing,
  type CardRequest,
  listCards,
  requestCard,
} from "../../customer/cards/cards.ts";
import type { Perform } from "../perform.ts";

export function cardCommands(perform: Perform): Command {
  const group = new Command("cards").description("ask issuers for cards, keep and show them");
  group.addCommand(listCommand(perform), { isDefault: true });
  group.addCommand(requestCommand(perform));
  group.addCommand(addCommand(perform));
  return group;
}

function listCommand({ onNetwork }: Perform): Command {
  const command = new Command("list")
    .description("show your cards, what is on them, and whether they count")
    .option("--as <name>", "which customer", "me")
    .option("--leaves <file>", "an issuer's leaves, from the issuer")
    .addHelpText("after", "\nExample: npx decdp customer cards --as ada");
  return onNetwork(command, (context, options: CardListing) => listCards(context, options));
}

function requestCommand({ onNetwork }: Perform): Command {
  const command = new Command("request")
    .description("make the commitment by which an issuer knows you; another one for each issuer")
    .argument("<issuer>", "its name in the state folder, or its number")
    .option("--as <name>", "which customer", "me")
    .requiredOption("--out <file>", "the commitment, for the issuer")
    .addHelpText(
      "after",
      "\nExample: npx decdp customer cards request vault --as ada --out ada.commitment.json",
    );
  return onNetwork(command, (context, options: Omit<CardRequest, "issuer">, issuer: string) =>
    requestCard(context, { ...options, issuer }),
  );
}

function addCommand({ onNetwork }: Perform): Command {
  const command = new Command("add")
    .description("keep a card that an issuer made for you")
    .argument("<card file>", "from the issuer")
    .option("--as <name>", "which customer", "me")
    .option("--leaves <file>", "the issuer's leaves, from the issuer")
    .option("--replace", "also in place of a card that seems newer")
    .addHelpText("after", "\nExample: npx decdp customer cards add ada.card.json --as ada");
  return onNetwork(command, (context, options: Omit<CardArrival, "file">, file: string) =>
    addCard(context, { ...options, file }),
  );
}
