import { Command } from "commander";
import { registerModelOf } from "../../brand/registerModel.ts";
import { type Perform, sends } from "../perform.ts";

export function modelCommands(perform: Perform): Command {
  const group = new Command("model").description(
    "register a model, compare its card with the chain, edit it",
  );
  // "brand model FILE" registers.
  group.addCommand(registerCommand(perform), { isDefault: true });
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
