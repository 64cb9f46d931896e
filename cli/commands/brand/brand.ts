import { Command } from "commander";
import { makeSeal } from "../../brand/makeSeal.ts";
import { makeTicket, type TicketRequest } from "../../brand/makeTicket.ts";
import { settleFile } from "../../brand/settle.ts";
import { durationOption } from "../../input/options.ts";
import { type Perform, sends } from "../perform.ts";
import { campaignCommands } from "./campaign.ts";
import { modelCommands } from "./model.ts";
import { recordCommands } from "./records.ts";
import { rightsCommands } from "./rights.ts";
import { termsCommands } from "./terms.ts";

export function brandCommands(perform: Perform): Command {
  const group = new Command("brand").description(
    "ask: terms, models, campaigns, seals, tickets, settlement, records, rights",
  );
  const parts = [
    termsCommands,
    modelCommands,
    sealCommand,
    ticketCommand,
    settleCommand,
    campaignCommands,
    rightsCommands,
  ];
  for (const make of parts) group.addCommand(make(perform));
  for (const command of recordCommands(perform)) group.addCommand(command);
  return group;
}

function sealCommand({ onNetwork }: Perform): Command {
  const command = new Command("seal")
    .description("make the key that hides a customer's segment from everybody else")
    .argument("<request file>", "from the customer")
    .requiredOption("--out <file>", "the seal, for the customer")
    .addHelpText("after", "\nExample: npx decdp brand seal ada.request.json --out ada.seal.json");
  return onNetwork(command, (context, { out }: { readonly out: string }, requestFile: string) =>
    makeSeal(context, { requestFile, out }),
  );
}

function ticketCommand({ onNetwork }: Perform): Command {
  const command = new Command("ticket")
    .description(
      "promise to accept a customer's answer, whatever it is, so that the customer can settle alone",
    )
    .argument("<request file>", "from the customer")
    .addOption(durationOption("--valid-for <duration>", "from now on", "1 day"))
    .requiredOption("--out <file>", "the ticket, for the customer")
    .addHelpText("after", "\nExample: npx decdp brand ticket ada.request.json --out ada.ticket.json");
  return onNetwork(
    command,
    (context, { validFor, out }: Omit<TicketRequest, "requestFile">, requestFile: string) =>
      makeTicket(context, { requestFile, validFor, out }),
  );
}

function settleCommand({ onNetwork }: Perform): Command {
  const command = new Command("settle")
    .description("settle a customer's answer, read its segment and keep it for as long as the terms say")
    .argument("<answer file>", "from the customer")
    .addHelpText("after", "\nExample: npx decdp brand settle ada.answer.json");
  return onNetwork(sends(command), (context, _options: object, file: string) =>
    settleFile(context, { file }),
  );
}
