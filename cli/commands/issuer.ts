import { existsSync } from "node:fs";
import path from "node:path";
import { Command, Option } from "commander";
import { readContract } from "viem/actions";
import * as z from "zod/v4";
import { publishRoot, registerIssuer, revokeRoot, sourceKinds } from "../../src/chain/actions/issuer.ts";
import { explained } from "../../src/chain/transact.ts";
import { leafOf } from "../../src/credential/credential.ts";
import { createIssuerTree, leafCount, treeRoot } from "../../src/credential/issuerTree.ts";
import { DecdpError } from "../../src/errors.ts";
import { readSchema } from "../../src/format/campaign/schema.ts";
import { writeCard } from "../../src/format/credential/card.ts";
import { readCommitment } from "../../src/format/credential/commitment.ts";
import { digestOfLeaves, writeLeaves } from "../../src/format/credential/leaves.ts";
import { issuerRegistryAbi } from "../../src/generated/abis.ts";
import { encodeAttributes } from "../../src/request/schema.ts";
import { describeCount, describeTime } from "../campaign/describe.ts";
import { readFile, readJson, writeText } from "../input/files.ts";
import { readIssuerMessage } from "../input/messages.ts";
import { durationOption } from "../input/options.ts";
import { UsageError } from "../input/usageError.ts";
import { onNetwork, sends } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { type IssuerFile, issuerFile, leavesFile, readIssuer, writeIssuer } from "../setting/state.ts";

const valuesShape = z.record(z.string(), z.union([z.string(), z.number()], "must be a number or a category"));

export function issuerCommands(): Command {
  const group = new Command("issuer").description("vouch for attributes");
  group.addCommand(newCommand());
  group.addCommand(issueCommand());
  group.addCommand(revokeCommand());
  group.addCommand(publishCommand());
  return group;
}

function newCommand(): Command {
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
  interface Options {
    readonly kind: (typeof sourceKinds)[number];
    readonly interval: number;
    readonly grace: number;
    readonly metadata: string;
  }
  return onNetwork(sends(command), async (context, options: Options, name: string) => {
    if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(name)) {
      throw new UsageError(`"${name}" cannot name an issuer.`, {
        hint: "Take small letters, digits and hyphens.",
      });
    }
    if (existsSync(issuerFile(context.folder, name)))
      throw new UsageError(`There is an issuer "${name}" already.`);
    const { kind, interval, grace, metadata } = options;
    const { issuer, hash, gasUsed } = await registerIssuer(context.clientOf("issuer"), context.deployment, {
      kind,
      minimumInterval: interval,
      grace,
      metadataUri: metadata,
    });
    writeIssuer(context.folder, { name, issuer, kind, holders: [] });
    return { data: { issuer, hash, gasUsed }, lines: [`Registered as issuer ${issuer}.`] };
  });
}

function issueCommand(): Command {
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
  interface Options {
    readonly holder: string;
    readonly schema: string;
    readonly commitment: string;
    readonly values: string;
    readonly validFor: number;
    readonly out: string;
  }
  return onNetwork(command, async (context, options: Options, name: string) => {
    const issuer = openIssuer(context, name);
    const { issuer: addressed, commitment } = readIssuerMessage(context, options.commitment, readCommitment);
    if (addressed !== issuer.issuer) {
      throw new DecdpError(`${options.commitment} is for issuer ${addressed}, not for ${issuer.issuer}.`, {
        hint: "The customer makes another one for each issuer.",
      });
    }
    const schema = readFile(options.schema, readSchema);
    const attributes = encodeAttributes(schema, readJson(options.values, valuesShape));
    const validUntil = (await context.now()) + options.validFor;
    const leaf = leafOf({ schema: schema.id, commitment, validUntil, attributes });
    const index = placeOf(issuer, options.holder, commitment);
    const held = issuer.holders[index];
    const replaced = held?.leaf === 0n ? undefined : held;
    issuer.holders[index] = { holder: options.holder, commitment, leaf, schema: schema.name };
    const { chainId, issuerRegistry } = context.deployment;
    const card = writeCard({
      chainId,
      issuerRegistry,
      issuer: issuer.issuer,
      index,
      commitment,
      validUntil,
      attributes,
      schema,
    });
    writeText(options.out, card, { secret: true });
    writeIssuer(context.folder, issuer);
    return {
      data: {
        issuer: issuer.issuer,
        index,
        validUntil,
        file: options.out,
        ...(replaced && { replaced: replaced.schema }),
      },
      lines: [
        `Issued card ${index} of ${name}, valid until ${describeTime(validUntil)}: ${options.out}.`,
        ...(replaced
          ? [
              `It replaces card ${index} (${replaced.schema}) of "${options.holder}": a holder has one card per issuer.`,
            ]
          : []),
        `It counts once the next root is published: npx decdp issuer publish ${name}`,
      ],
    };
  });
}

function revokeCommand(): Command {
  const command = new Command("revoke")
    .description("take a customer's card back, publish the next root and end the one before at once")
    .argument("<issuer>", "name of the issuer")
    .requiredOption("--holder <account>", "the customer's account at the source")
    .addHelpText("after", "\nExample: npx decdp issuer revoke vault --holder ada");
  return onNetwork(sends(command), async (context, { holder }: { readonly holder: string }, name: string) => {
    const issuer = openIssuer(context, name);
    const held = issuer.holders.find((one) => one.holder === holder);
    if (held === undefined || held.leaf === 0n) {
      throw new DecdpError(`${name} has issued no card to "${holder}" that could be taken back.`);
    }
    const replaced = await currentRoot(context, issuer.issuer);
    held.leaf = 0n;
    const published = await publish(context, issuer, defaultUri(name));
    writeIssuer(context.folder, issuer);
    const ended = await revokeRoot(context.clientOf("issuer"), context.deployment, {
      issuer: issuer.issuer,
      root: replaced,
    });
    return {
      data: { ...published, revoked: { root: replaced, ...ended } },
      lines: [`Took back the card of "${holder}"; the root before does not count any more.`],
    };
  });
}

function publishCommand(): Command {
  const command = new Command("publish")
    .description("publish the root of all cards, and write the leaves under it to the state folder")
    .argument("<issuer>", "name of the issuer")
    .option("--uri <uri>", "where you will host the leaves")
    .addHelpText(
      "after",
      "\nExample: npx decdp issuer publish vault --uri https://vault.example/leaves.json",
    );
  return onNetwork(sends(command), async (context, { uri }: { readonly uri?: string }, name: string) => {
    const issuer = openIssuer(context, name);
    const published = await publish(context, issuer, uri ?? defaultUri(name));
    return {
      data: published,
      lines: [
        `Published the root of ${describeCount(published.leafCount, "card")} of ${name}. Leaves: ${published.leaves}.`,
      ],
    };
  });
}

async function publish(context: Context, { issuer, holders }: IssuerFile, uri: string) {
  const leaves = holders.map(({ leaf }) => leaf);
  const tree = createIssuerTree(leaves);
  const root = treeRoot(tree);
  const count = leafCount(tree);
  const sent = await publishRoot(context.clientOf("issuer"), context.deployment, {
    issuer,
    root,
    uri,
    leafCount: count,
    digest: digestOfLeaves(leaves),
  });
  const file = leavesFile(context.folder, issuer);
  writeText(file, writeLeaves({ issuer, leaves }));
  return { issuer, root, leafCount: count, leaves: path.relative(".", file), ...sent };
}

/** Where a holder's card is in the tree. A holder keeps the first commitment: one person must not answer twice. */
function placeOf({ holders, name }: IssuerFile, holder: string, commitment: bigint): number {
  const index = holders.findIndex((one) => one.holder === holder);
  if (index < 0) return holders.length;
  if (holders[index]!.commitment === commitment) return index;
  throw new DecdpError(`${name} knows "${holder}" under another commitment.`, {
    hint: "One customer with two commitments could answer twice. Ask for the commitment of the customer's first keys.",
  });
}

function openIssuer({ folder }: Context, name: string): IssuerFile {
  if (existsSync(issuerFile(folder, name))) return readIssuer(folder, name);
  throw new UsageError(`There is no issuer "${name}" in ${folder}.`, {
    hint: `Begin it: npx decdp issuer new ${name}`,
  });
}

async function currentRoot({ reader, deployment }: Context, issuer: bigint): Promise<bigint> {
  const address = deployment.issuerRegistry;
  const contract = { address, abi: issuerRegistryAbi, functionName: "currentRoot", args: [issuer] } as const;
  return explained(() => readContract(reader, contract));
}

function defaultUri(name: string): string {
  return `https://${name}.example/leaves.json`;
}
