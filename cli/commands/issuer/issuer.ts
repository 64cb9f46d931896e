import { Command, Option } from "commander";
import { sourceKinds } from "../../../src/chain/actions/issuer.ts";
import { durationOption } from "../../input/options.ts";
import { type Issuance, issueCard } from "../../issuer/issue.ts";
import { type Publication, publishCards } from "../../issuer/publish.ts";
import { type Recovering, recoverHolder } from "../../issuer/recover.ts";
import { type NewIssuer, registerNamedIssuer } from "../../issuer/register.ts";
import { type Revocation, revokeCard } from "../../issuer/revoke.ts";
import { type Perform, sends } from "../perform.ts";

export function issuerCommands(perform: Perform): Command {
  const group = new Command("issuer").description("vouch for attributes");
  for (const make of [newCommand, issueCommand, revokeCommand, recoverCommand, publishCommand])
    group.addCommand(make(perform));
  return group;
}

function newCommand({ onNetwork }: Perform): Command {
  const command = new Command("new")
    .description("register an issuer and begin its tree")
    .argument("<name>", "what the state folder calls it")
    .addOption(
      new Option("--kind <kind>", "where attributes come from").choices(sourceKinds).makeOptionMandatory(),
    )
    .addOption(durationOption("--interval <duration>", "between two roots, a minute or more", "1 hour"))
    .addOption(
      durationOption(
        "--grace <duration>",
        "for which a replaced root still counts, at most 7 days",
        "1 hour",
      ),
    )
    .requiredOption("--metadata <uri>", "where the issuer describes itself")
    .addHelpText(
      "after",
      "\nExample: npx decdp issuer new gym --kind Brand --metadata https://gym.example/decdp.json",
    );
  return onNetwork(sends(command), (context, options: Omit<NewIssuer, "name">, name: string) =>
    registerNamedIssuer(context, { ...options, name }),
  );
}

function issueCommand({ onNetwork }: Perform): Command {
  const command = new Command("issue")
    .description("issue a holder's card, or replace it; it counts once the next root is published")
    .argument("<issuer>", "name of the issuer")
    .requiredOption(
      "--holder <account>",
      "the customer's account at the source; always the same for one customer",
    )
    .requiredOption("--schema <file>", "what the attributes mean")
    .requiredOption("--commitment <file>", "from the customer")
    .requiredOption("--values <file>", "the customer's values by attribute name")
    .addOption(durationOption("--valid-for <duration>", "from now on", "90 days"))
    .requiredOption("--out <file>", "the card, for the customer")
    .addHelpText(
      "after",
      `
Example: npx decdp issuer issue vault --holder ada --schema person.schema.json \\
  --commitment ada.commitment.json --values ada.values.json --out ada.card.json`,
    );
  return onNetwork(command, (context, options: Omit<Issuance, "issuer">, issuer: string) =>
    issueCard(context, { ...options, issuer }),
  );
}

function revokeCommand({ onNetwork }: Perform): Command {
  const command = new Command("revoke")
    .description("take a customer's card back: publish the next root and end all before it at once")
    .argument("<issuer>", "name of the issuer")
    .requiredOption("--holder <account>", "the customer's account at the source")
    .option("--now", "end all roots first: until the next one is published nobody can answer with your cards")
    .addHelpText("after", "\nExample: npx decdp issuer revoke vault --holder ada");
  return onNetwork(sends(command), (context, options: Omit<Revocation, "issuer">, issuer: string) =>
    revokeCard(context, { ...options, issuer }),
  );
}

function recoverCommand({ onNetwork }: Perform): Command {
  const command = new Command("recover")
    .description("begin to issue to a holder who lost the keys: after a delay, under new ones")
    .argument("<issuer>", "name of the issuer")
    .requiredOption("--holder <account>", "the customer's account at the source")
    .requiredOption("--commitment <file>", "from the customer, made with the new keys")
    .addOption(
      durationOption(
        "--after <duration>",
        "the delay; longer where a campaign that accepts the issuer has a longer period",
        "30 days",
      ),
    )
    .addOption(
      durationOption("--within <duration>", "the longest period of a campaign that puts it off", "100 days"),
    )
    .addHelpText("after", "\nExample: npx decdp issuer recover vault --holder ada --commitment ada.new.json");
  return onNetwork(command, (context, options: Omit<Recovering, "issuer">, issuer: string) =>
    recoverHolder(context, { ...options, issuer }),
  );
}

function publishCommand({ onNetwork }: Perform): Command {
  const command = new Command("publish")
    .description("publish the root of all cards, and write the leaves under it to the state folder")
    .argument("<issuer>", "name of the issuer")
    .option("--uri <uri>", "where you will host the leaves")
    .addHelpText(
      "after",
      "\nExample: npx decdp issuer publish vault --uri https://vault.example/leaves.json",
    );
  return onNetwork(sends(command), (context, { uri }: Pick<Publication, "uri">, issuer: string) =>
    publishCards(context, { issuer, uri }),
  );
}
