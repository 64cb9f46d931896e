import { Command } from "commander";
import { trainModel } from "../../brand/model/train.ts";
import { type TrainingOptions, withTrainingOptions } from "../../brand/model/trainingOptions.ts";
import { registerModelOf } from "../../brand/registerModel.ts";
import { type Perform, sends } from "../perform.ts";

export function modelCommand(perform: Perform): Command {
  const command = new Command("model")
    .description("register the model of a campaign file, so that the campaign can be opened; or train one")
    .argument("<file>", "the campaign")
    .addHelpText("after", "\nExample: npx decdp brand model savings.json");
  perform.onNetwork(sends(command), (context, _options: object, file: string) =>
    registerModelOf(context, { file }),
  );
  return command.addCommand(trainCommand(perform));
}

function trainCommand({ withoutNetwork }: Perform): Command {
  const command = withTrainingOptions(
    new Command("train").description("learn a model from a table of past customers, and measure it"),
  ).addHelpText(
    "after",
    "\nExample: npx decdp brand model train --data past.csv --label responded --out card.json",
  );
  return withoutNetwork<[], TrainingOptions>(command, trainModel);
}
