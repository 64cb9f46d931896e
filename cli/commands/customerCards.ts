import { existsSync } from "node:fs";
import { Command } from "commander";
import { commitmentOf, leafOf } from "../../src/credential/credential.ts";
import { blindingFor, secretOf } from "../../src/customer/keys.ts";
import { DecdpError } from "../../src/errors.ts";
import { type Card, readCard, writeCard } from "../../src/format/credential/card.ts";
import { writeCommitment } from "../../src/format/credential/commitment.ts";
import { readLeaves } from "../../src/format/credential/leaves.ts";
import { decodeAttributes } from "../../src/request/schema.ts";
import { describeTime } from "../campaign/describe.ts";
import { cardFile, readCards, readKeys } from "../customer/customerState.ts";
import { readFile, writeText } from "../input/files.ts";
import { readIssuerMessage } from "../input/messages.ts";
import { UsageError } from "../input/usageError.ts";
import { onNetwork } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { issuerFile, leavesFile, readIssuer } from "../setting/state.ts";

export function cardCommands(): Command {
  const group = new Command("cards").description("ask issuers for cards, keep and show them");
  group.addCommand(listCommand(), { isDefault: true });
  group.addCommand(requestCommand());
  group.addCommand(addCommand());
  return group;
}

function listCommand(): Command {
  const command = new Command("list")
    .description("show your cards and what is on them")
    .option("--as <name>", "which customer", "me")
    .addHelpText("after", "\nExample: npx decdp customer cards --as ada");
  return onNetwork(command, async (context, { as }: { readonly as: string }) => {
    readKeys(context, as);
    const cards = readCards(context, as).map(({ issuer, schema, validUntil, attributes }) => ({
      issuer,
      schema: schema.name,
      validUntil,
      values: decodeAttributes(schema, attributes),
    }));
    const lines = cards.map(({ issuer, schema, validUntil, values }) => {
      const details = Object.entries(values).map(([name, value]) => `${name} ${value}`);
      return `${schema} of issuer ${issuer}, until ${describeTime(validUntil)}: ${details.join(", ")}`;
    });
    return { data: { cards }, lines: lines.length > 0 ? lines : ["You have no cards yet."] };
  });
}

function requestCommand(): Command {
  const command = new Command("request")
    .description("make the commitment by which an issuer knows you; another one for each issuer")
    .argument("<issuer>", "its name in the state folder, or its number")
    .option("--as <name>", "which customer", "me")
    .requiredOption("--out <file>", "the commitment, for the issuer")
    .addHelpText(
      "after",
      "\nExample: npx decdp customer cards request vault --as ada --out ada.commitment.json",
    );
  interface Options {
    readonly as: string;
    readonly out: string;
  }
  return onNetwork(command, async (context, { as, out }: Options, given: string) => {
    const issuer = issuerNumber(context, given);
    const commitment = commitmentFor(context, as, issuer);
    const { chainId, issuerRegistry } = context.deployment;
    writeText(out, writeCommitment({ chainId, issuerRegistry, issuer, commitment }));
    return {
      data: { issuer, commitment, file: out },
      lines: [`The commitment for issuer ${issuer} is in ${out}.`],
    };
  });
}

function addCommand(): Command {
  const command = new Command("add")
    .description("keep a card that an issuer made for you")
    .argument("<card file>", "from the issuer")
    .option("--as <name>", "which customer", "me")
    .option("--leaves <file>", "the issuer's leaves, from the issuer")
    .addHelpText("after", "\nExample: npx decdp customer cards add ada.card.json --as ada");
  interface Options {
    readonly as: string;
    readonly leaves?: string;
  }
  return onNetwork(command, async (context, { as, leaves }: Options, file: string) => {
    const card = readIssuerMessage(context, file, readCard);
    if (card.commitment !== commitmentFor(context, as, card.issuer)) {
      throw new DecdpError(`${file} was not issued to "${as}".`, {
        hint: "Name the right customer with --as.",
      });
    }
    const values = decodeAttributes(card.schema, card.attributes);
    const { name } = card.schema;
    writeText(cardFile(context, as, card), writeCard(card), { secret: true });
    const { issuer, validUntil } = card;
    const published = isPublished(context, card, leaves);
    return {
      data: { issuer, schema: name, validUntil, values, published },
      lines: [
        `Kept the card ${name} of issuer ${issuer}, valid until ${describeTime(validUntil)}.`,
        ...(published === false
          ? [
              "It does not count now: it is not among the leaves that the issuer published. Either the next root is still to come, or the issuer has replaced this card or taken it back.",
            ]
          : []),
      ],
    };
  });
}

/** Whether a card is among the issuer's leaves; undefined where these are not there to be read. */
function isPublished({ folder }: Context, card: Card, file?: string): boolean | undefined {
  const place = file ?? leavesFile(folder, card.issuer);
  if (file === undefined && !existsSync(place)) return undefined;
  const { issuer, leaves } = readFile(place, readLeaves);
  if (issuer !== card.issuer) {
    throw new DecdpError(`${place} holds the leaves of issuer ${issuer}, not of ${card.issuer}.`);
  }
  return leaves[card.index] === leafOf({ ...card, schema: card.schema.id });
}

function commitmentFor(context: Context, as: string, issuer: bigint): bigint {
  const { chainId, issuerRegistry } = context.deployment;
  const keys = readKeys(context, as);
  return commitmentOf(secretOf(keys), blindingFor(keys, chainId, issuerRegistry, issuer));
}

function issuerNumber({ folder }: Context, given: string): bigint {
  if (/^\d{1,78}$/.test(given)) return BigInt(given);
  if (/^[a-z0-9-]+$/.test(given) && existsSync(issuerFile(folder, given)))
    return readIssuer(folder, given).issuer;
  throw new UsageError(`There is no issuer "${given}" in ${folder}.`, { hint: "Give its number instead." });
}
