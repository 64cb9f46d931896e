import { Command } from "commander";
import { explained } from "../../src/chain/transact.ts";
import { describeTime } from "../campaign/describe.ts";
import { readDuration } from "../input/options.ts";
import { UsageError } from "../input/usageError.ts";
import { onNetwork } from "../run.ts";

const LOCAL_CHAIN = 31337;

export function clockCommand(): Command {
  const command = new Command("wait")
    .description("let time pass on the local chain, at once")
    .argument("<duration>", 'such as "30 days"', readDuration)
    .addHelpText("after", '\nExample: npx decdp wait "30 days"');
  return onNetwork(command, async (context, _options: object, seconds: number) => {
    const { deployment, reader } = context;
    if (deployment.chainId !== LOCAL_CHAIN)
      throw new UsageError("Only the local chain's clock can be moved.");
    const request = reader.request as (call: { method: string; params: unknown[] }) => Promise<unknown>;
    await explained(async () => {
      await request({ method: "evm_increaseTime", params: [seconds] });
      await request({ method: "evm_mine", params: [] });
    });
    const now = await context.now();
    return { data: { now }, lines: [`On the chain it is now ${describeTime(now)}.`] };
  });
}
