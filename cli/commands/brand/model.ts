import { Command, InvalidArgumentError } from "commander";
import type { Edit } from "../../../src/model/editing/edits.ts";
import { checkCard } from "../../brand/model/check.ts";
import { type CardEditing, editModelCard } from "../../brand/model/edit.ts";
import { trainOrCheck } from "../../brand/model/train.ts";
import { type TrainingWords, withTrainingOptions } from "../../brand/model/trainingOptions.ts";
import { registerModelOf } from "../../brand/registerModel.ts";
import { readNumber, severalOf } from "../../input/options.ts";
import { type Perform, sends } from "../perform.ts";

export function modelCommands(perform: Perform): Command {
  const group = new Command("model").description(
    "train a model, register it, compare its card with the chain, edit it by hand",
  );
  // "brand model FILE" registers.
  group.addCommand(registerCommand(perform), { isDefault: true });
  for (const make of [trainCommand, checkCommand, editCommand]) group.addCommand(make(perform));
  return group;
}

function registerCommand({ onNetwork }: Perform): Command {
  const command = new Command("register")
    .description("register the model of a campaign file, so that the campaign can be opened")
    .argument("<file>", "the campaign")
    .addHelpText("after", "\nExample: npx decdp brand model register savings.json");
  return onNetwork(sends(command), (context, _options: object, file: string) =>
    registerModelOf(context, { file }),
  );
}

function trainCommand({ withoutNetwork }: Perform): Command {
  const command = withTrainingOptions(
    new Command("train").description("learn a model from a table of past customers, and measure it"),
  ).addHelpText(
    "after",
    "\nExample: npx decdp brand model train --data past.csv --label responded --out card.json",
  );
  return withoutNetwork<[], TrainingWords>(command, trainOrCheck);
}

function checkCommand({ onNetwork }: Perform): Command {
  const command = new Command("check")
    .description("check that a model card is whole, and that the chain has its model")
    .argument("<card>", "the model card")
    .option("--campaign <number>", "that this campaign was opened with it", readNumber)
    .addHelpText("after", "\nExample: npx decdp brand model check income.card.json --campaign 1");
  return onNetwork(command, (context, options: { readonly campaign?: bigint }, file: string) =>
    checkCard(context, { ...options, file }),
  );
}

function editCommand({ withoutNetwork }: Perform): Command {
  const command = new Command("edit")
    .description(
      "change a model by hand: a new card, with the change in its log; bins are numbered as the card's page has them, from 1",
    )
    .argument("<card>", "the model card, which stays as it is")
    .option(
      "--merge <attribute:first-last>",
      "make one bin of neighbours; may be repeated",
      severalEdits(readMerge),
    )
    .option(
      "--points <attribute:bin=points>",
      "set the points of a bin; may be repeated",
      severalEdits(readPoints),
    )
    .option("--rising <attribute>", "make points never fall from bin to bin; may be repeated", severalOf)
    .option("--falling <attribute>", "make points never rise from bin to bin; may be repeated", severalOf)
    .option("--cutoffs <points>", "one to three sums of points, with commas between them", readCutoffs)
    .requiredOption("--by <name>", "who changes it")
    .requiredOption("--reason <text>", "why")
    .option("--data <file>", "a table with labels, to measure before and after")
    .requiredOption("--out <file>", "the new card; its page goes beside it")
    .addHelpText(
      "after",
      '\nExample: npx decdp brand model edit income.card.json --rising education --by "M. Jansen" --reason "more schooling must not count against anybody" --out income-2.card.json',
    );
  return withoutNetwork(command, (surroundings, options: CardEditing, file: string) =>
    editModelCard(surroundings, { ...options, file }),
  );
}

function severalEdits(read: (given: string) => Edit) {
  return (given: string, before: readonly Edit[] = []) => [...before, read(given)];
}

function readMerge(given: string): Edit {
  const [, attribute, first, last] = /^(.+):(\d{1,2})-(\d{1,2})$/.exec(given) ?? [];
  if (attribute !== undefined) return { kind: "merge", attribute, first: Number(first), last: Number(last) };
  throw new InvalidArgumentError("It takes an attribute and two bins, such as age:2-3.");
}

function readPoints(given: string): Edit {
  const [, attribute, bin, points] = /^(.+):(\d{1,2})=([+-]?\d{1,7})$/.exec(given) ?? [];
  if (attribute !== undefined) return { kind: "points", attribute, bin: Number(bin), points: Number(points) };
  throw new InvalidArgumentError("It takes an attribute, a bin and its points, such as age:3=250.");
}

function readCutoffs(given: string): number[] {
  if (/^[+-]?\d{1,10}(,[+-]?\d{1,10}){0,2}$/.test(given)) return given.split(",").map(Number);
  throw new InvalidArgumentError("It takes one to three whole numbers, such as -150,900,2000.");
}
