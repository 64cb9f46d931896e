import { Command } from "commander";
import type { Address } from "viem";
import { readContract } from "viem/actions";
import { readCampaign } from "../../../src/actions/campaignState.ts";
import { signClaim, submitClaim } from "../../../src/actions/claim.ts";
import { readConsent } from "../../../src/actions/consent.ts";
import { readAnswersSettled, readCampaignsOpened, readRewardsClaimed } from "../../../src/actions/events.ts";
import { explained } from "../../../src/actions/transact.ts";
import { payeeFor, subjectFor } from "../../../src/customerKeys.ts";
import { DecdpError } from "../../../src/errors.ts";
import { loyaltyTokenAbi } from "../../../src/generated/abis.ts";
import type { Context } from "../context.ts";
import { readKeys, subjectClient } from "../customerState.ts";
import { describeAmount, describeTime } from "../describe.ts";
import { readNumber } from "../options.ts";
import { onNetwork, sends } from "../run.ts";

/** A signed claim is submitted at once; an hour leaves room for a busy chain. */
const DEADLINE = 3600;

export function claimCommand(): Command {
  const command = new Command("claim")
    .description("have the rewards of your settled answers paid to your account for this brand")
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .addHelpText("after", "\nExample: npx decdp customer claim 1 --as ada");
  return onNetwork(sends(command), async (context, { as }: { readonly as: string }, campaign: bigint) => {
    const { deployment, reader } = context;
    const keys = readKeys(context, as);
    const { brand, token } = await readCampaign(reader, deployment, { campaign });
    const client = subjectClient(context, keys, brand);
    const payee = payeeFor(keys, brand).address;
    const open = (await settledAnswers(context, campaign, client.account.address)).filter(
      ({ paid }) => !paid,
    );
    if (open.length === 0) {
      throw new DecdpError("There is nothing to claim in this campaign.", {
        hint: "Answers can be claimed once they are settled: npx decdp customer status",
      });
    }
    let amount = 0n;
    for (const { nullifier } of open) {
      const deadline = (await context.now()) + DEADLINE;
      const claim = await signClaim(client, deployment, { campaign, nullifier, payee, deadline });
      amount += (await submitClaim(context.clientOf("relayer"), deployment, claim)).amount;
    }
    return {
      data: { payee, amount, answers: open.length },
      lines: [`${await describeAmount(context, token, amount)} paid to ${payee}.`],
    };
  });
}

export function statusCommand(): Command {
  const command = new Command("status")
    .description("your consents, answers and rewards")
    .option("--as <name>", "which customer", "me")
    .addHelpText("after", "\nExample: npx decdp customer status --as ada");
  return onNetwork(command, async (context, { as }: { readonly as: string }) => {
    const { deployment, reader, network } = context;
    const keys = readKeys(context, as);
    const campaigns = [];
    const lines = [];
    for (const { campaign, brand, terms, parameters } of await readCampaignsOpened(reader, deployment, {
      fromBlock: network.firstBlock,
    })) {
      const subject = subjectFor(keys, brand).address;
      const consent = await readConsent(reader, deployment, { subject, terms });
      const answers = await settledAnswers(context, campaign, subject);
      if (consent.signedAt === 0 && consent.withdrawnAt === 0 && answers.length === 0) continue;
      const payee = payeeFor(keys, brand).address;
      const balance = await balanceOf(context, parameters.token, payee);
      campaigns.push({ campaign, brand, subject, consent, answers, payee, balance });
      const permission = consent.isLive
        ? `permission until ${describeTime(consent.until)}`
        : consent.withdrawnAt >= consent.signedAt
          ? "permission withdrawn"
          : "permission has run out";
      const paid = answers.filter((answer) => answer.paid).length;
      const held = await describeAmount(context, parameters.token, balance);
      lines.push(
        `Campaign ${campaign}: ${permission}; ${answers.length} settled, ${paid} paid; ${held} at ${payee}.`,
      );
    }
    return { data: { campaigns }, lines: lines.length > 0 ? lines : ["You have not answered anything yet."] };
  });
}

async function settledAnswers({ reader, deployment, network }: Context, campaign: bigint, subject: Address) {
  const range = { campaign, fromBlock: network.firstBlock };
  const settled = await readAnswersSettled(reader, deployment, { ...range, subject });
  return Promise.all(
    settled.map(async ({ nullifier, period }) => {
      const claims = await readRewardsClaimed(reader, deployment, { ...range, nullifier });
      return { nullifier, period, paid: claims.length > 0 };
    }),
  );
}

async function balanceOf({ reader }: Context, address: Address, account: Address): Promise<bigint> {
  const contract = { address, abi: loyaltyTokenAbi, functionName: "balanceOf", args: [account] } as const;
  return explained(() => readContract(reader, contract));
}
