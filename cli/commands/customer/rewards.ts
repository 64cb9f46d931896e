import { Command } from "commander";
import { type AccountExport, exportAccount } from "../../customer/rewards/account.ts";
import { type Claiming, claimRewards } from "../../customer/rewards/claim.ts";
import { type Spending, spendRewards } from "../../customer/rewards/spend.ts";
import { readAddress, readNumber, readTokens } from "../../input/options.ts";
import { type Perform, sends } from "../perform.ts";
import { relayerOption } from "./relayer.ts";

export function claimCommand({ onNetwork }: Perform): Command {
  const command = new Command("claim")
    .description(
      "have the rewards of your settled answers paid to your account for this brand, or to another",
    )
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .option("--to <address>", "another account; everybody sees that this pseudonym pays it", readAddress)
    .addOption(relayerOption())
    .addHelpText("after", "\nExample: npx decdp customer claim 1 --as ada");
  return onNetwork(sends(command), (context, options: Omit<Claiming, "campaign">, campaign: bigint) =>
    claimRewards(context, { ...options, campaign }),
  );
}

export function spendCommand({ onNetwork }: Perform): Command {
  const command = new Command("spend")
    .description(
      'send rewards on from your account for this brand, which has nothing for gas: the role "relayer" pays it',
    )
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .requiredOption("--to <address>", "the account that gets them", readAddress)
    .option("--amount <tokens>", "whole tokens (default: all)", readTokens)
    .addHelpText("after", "\nExample: npx decdp customer spend 1 --as ada --to 0x... --amount 2");
  return onNetwork(sends(command), (context, options: Omit<Spending, "campaign">, campaign: bigint) =>
    spendRewards(context, { ...options, campaign }),
  );
}

export function accountCommand({ onNetwork }: Perform): Command {
  const command = new Command("account")
    .description("write the private key of your account for this brand to a file, for a wallet")
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .option("--yes", "do not ask")
    .requiredOption("--out <file>", "the file; only you can read it")
    .addHelpText("after", "\nExample: npx decdp customer account 1 --as ada --out ada.account.txt");
  return onNetwork(command, (context, options: Omit<AccountExport, "campaign">, campaign: bigint) =>
    exportAccount(context, { ...options, campaign }),
  );
}
