import { Command } from "commander";
import { type DeployOptions, deployNetwork } from "../../network/deploy.ts";
import { type Perform, sends } from "../perform.ts";

export function deployCommand({ asWork }: Perform): Command {
  const command = new Command("deploy")
    .description("deploy the protocol and a token, and keep the addresses in the state folder")
    .option("--token-name <name>", "of the token", "Loyalty points")
    .option("--token-symbol <symbol>", "of the token", "POINT")
    .addHelpText(
      "after",
      `
The brand's key pays and owns the token. "npm run chain" has deployed already on its own chain.
Example: npx decdp deploy --network staging --rpc http://127.0.0.1:8545`,
    );
  return asWork(sends(command), (surroundings, options: DeployOptions) =>
    deployNetwork(surroundings, options),
  );
}
