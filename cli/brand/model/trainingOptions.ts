import { type Command, InvalidArgumentError, Option } from "commander";
import { type SourceKind, sourceKinds } from "../../../src/chain/actions/issuer.ts";
import { numberIn } from "../../../src/model/table/column.ts";

/** What `decdp brand model train` may be told; `trainOrCheck` requires data and label, or a table to check. */
export interface TrainingWords extends Omit<TrainingOptions, "data" | "label"> {
  readonly data?: string;
  readonly label?: string;
  readonly check?: string;
}

/** What a training takes. */
export interface TrainingOptions {
  readonly data: string;
  readonly label: string;
  readonly positive?: string;
  readonly drop?: readonly string[];
  readonly protect?: readonly string[];
  readonly includeProtected?: boolean;
  readonly after?: readonly string[];
  readonly known?: readonly string[];
  readonly rising?: readonly string[];
  readonly falling?: readonly string[];
  readonly special?: Readonly<Record<string, readonly string[]>>;
  readonly vouched?: Readonly<Record<string, SourceKind>>;
  readonly treatment?: string;
  readonly missing: "first" | "least";
  readonly schema?: string;
  readonly attributes: "fewest" | "all";
  readonly slots: number;
  readonly fill: boolean;
  readonly seeds: number;
  readonly top?: readonly number[];
  readonly cost?: number;
  readonly value?: number;
  readonly name?: string;
  readonly meaning?: string;
  readonly out?: string;
  readonly figures?: string;
}

export function withTrainingOptions(command: Command): Command {
  return command
    .option("--data <file>", "table of comma-separated values, one row for each customer")
    .option("--label <column>", "what is to be predicted: a column with two values")
    .option("--positive <value>", "the value of the label to predict, against all others")
    .option("--drop <columns>", "columns to leave out, with commas between them", readNames)
    .option("--protect <columns>", "protected attributes beside those recognized by name", readNames)
    .option("--include-protected", "let the model look at protected attributes")
    .option("--after <columns>", "columns that are known only after the event: left out", readNames)
    .option(
      "--known <columns>",
      "columns that are known before the event, whatever they look like",
      readNames,
    )
    .option("--rising <columns>", "numbers whose points must never fall as they grow", readNames)
    .option("--falling <columns>", "numbers whose points must never rise as they grow", readNames)
    .addOption(
      new Option(
        "--missing <policy>",
        "points of a missing value that no row had: of the first bin, or the least",
      )
        .choices(["first", "least"])
        .default("first"),
    )
    .option(
      "--special <column=value>",
      'a value that means something else than its size says, such as pdays=-1 for "never"; it has a bin of its own; may be repeated',
      readSpecial,
    )
    .option(
      "--vouched <attribute=kind>",
      `the kind of issuer that will vouch for an attribute, for the card's ranking by reach and accuracy: ${sourceKinds.join(", ")}; may be repeated`,
      readVouched,
    )
    .option("--treatment <column>", "who was treated, such as who got the message: measures the effect, too")
    .option("--schema <file>", "train under a schema that an issuer publishes, instead of proposing one")
    .addOption(
      new Option("--attributes <which>", "the fewest within one standard error of the best, or all that fit")
        .choices(["fewest", "all"])
        .default("fewest"),
    )
    .addOption(new Option("--slots <number>", "slots of the card").argParser(readCount(1, 16)).default(16))
    .option("--no-fill", "leave free slots empty, instead of copying or crossing attributes")
    .addOption(
      new Option("--seeds <number>", "random splits to measure on").argParser(readCount(1, 50)).default(5),
    )
    .option(
      "--top <percents>",
      "up to three shares of customers to single out, such as 10 or 5,20,50",
      readShares,
    )
    .option(
      "--cost <amount>",
      "of acting on one customer; with --value, the cut-off is where profit is largest",
      readAmountOf,
    )
    .option("--value <amount>", "of a customer with the positive label, in the same currency", readAmountOf)
    .option("--check <file>", "compare a later table with the card of --out, instead of training")
    .option("--name <name>", "of the model")
    .option("--meaning <text>", "what a positive label means, in a sentence")
    .option("--out <file>", "the model card")
    .option("--figures <file>", "the measured figures under flat names");
}

function readNames(given: string, before: readonly string[] = []): string[] {
  const names = given.split(",").map((name) => name.trim());
  if (names.some((name) => name === ""))
    throw new InvalidArgumentError("It takes names with commas between them.");
  return [...before, ...names];
}

function readSpecial(
  given: string,
  before: Readonly<Record<string, readonly string[]>> = {},
): Record<string, readonly string[]> {
  const [, name, value] = /^(.+)=([^=]+)$/.exec(given) ?? [];
  if (name === undefined || value === undefined || numberIn(value.trim()) === undefined) {
    throw new InvalidArgumentError("It takes a column and a number, such as pdays=-1.");
  }
  return { ...before, [name.trim()]: [...(before[name.trim()] ?? []), value.trim()] };
}

function readVouched(
  given: string,
  before: Readonly<Record<string, SourceKind>> = {},
): Record<string, SourceKind> {
  const [, name, kind] = /^(.+)=([^=]+)$/.exec(given) ?? [];
  if (name === undefined || !sourceKinds.includes(kind as SourceKind)) {
    throw new InvalidArgumentError("It takes an attribute and a kind, such as income=BankAccount.");
  }
  return { ...before, [name.trim()]: kind as SourceKind };
}

function readCount(least: number, most: number): (given: string) => number {
  return (given) => {
    const value = Number(given);
    if (/^\d{1,3}$/.test(given) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
  };
}

function readAmountOf(given: string): number {
  if (/^\d{1,12}(\.\d{1,6})?$/.test(given)) return Number(given);
  throw new InvalidArgumentError("It takes an amount such as 2.50.");
}

/** Shares from the smallest to the largest. */
function readShares(given: string): number[] {
  const shares = given.split(",").map((part) => Number(part) / 100);
  const fit = shares.length <= 3 && shares.every((share) => share > 0 && share < 1);
  if (fit) return shares.sort((left, right) => left - right);
  throw new InvalidArgumentError("It takes one to three percentages between 0 and 100.");
}
