import { Command } from "commander";
import { quoteFile } from "../../inspection/quote.ts";
import { verifyFile } from "../../inspection/verify.ts";
import type { Perform } from "../perform.ts";
import { auditCommand } from "./audit.ts";
import { conformanceCommand } from "./conformance.ts";
import { dossierCommand } from "./dossier.ts";

/** What anybody may ask about an answer or a campaign. */
export function inspectionCommands(perform: Perform): Command[] {
  return [
    verifyCommand(perform),
    quoteCommand(perform),
    auditCommand(perform),
    dossierCommand(perform),
    conformanceCommand(perform),
  ];
}

function verifyCommand({ onNetwork }: Perform): Command {
  const command = new Command("verify")
    .description("check an answer's proof on this machine, against the campaign's point on chain")
    .argument("<answer file>", "from a customer")
    .addHelpText("after", "\nExample: npx decdp verify ada.answer.json");
  return onNetwork(command, (context, _options: object, file: string) => verifyFile(context, { file }));
}

function quoteCommand({ onNetwork }: Perform): Command {
  const command = new Command("quote")
    .description("whether an answer would be accepted now, and if not, why")
    .argument("<answer file>", "from a customer")
    .addHelpText("after", "\nExample: npx decdp quote ada.answer.json");
  return onNetwork(command, (context, _options: object, file: string) => quoteFile(context, { file }));
}
