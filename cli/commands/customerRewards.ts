import { Command } from "commander";
import type { Address } from "viem";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { signClaim, submitClaim } from "../../src/chain/actions/claim.ts";
import { readConsent } from "../../src/chain/actions/consent.ts";
import {
  readAnswersSettled,
  readCampaignsOpened,
  readRewardsClaimed,
} from "../../src/chain/actions/events.ts";
import { payeeFor, subjectFor } from "../../src/customer/keys.ts";
import { DecdpError } from "../../src/errors.ts";
import { describeCampaigns, describeCount } from "../campaign/describe.ts";
import { describeConsent } from "../campaign/permission.ts";
import { describeAmount, readBalance } from "../campaign/token.ts";
import { readKeys, subjectClient } from "../customer/customerState.ts";
import { readNumber } from "../input/options.ts";
import { onNetwork, sends } from "../run.ts";
import type { Context } from "../setting/context.ts";

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
    const opened = await readCampaignsOpened(reader, deployment, { fromBlock: network.firstBlock });
    const permissions = [];
    const accounts = new Map<string, Account>();
    const lines = [];
    // A permission is for terms, which several campaigns may share.
    for (const terms of new Set(opened.map((campaign) => campaign.terms))) {
      const campaigns = opened.filter((campaign) => campaign.terms === terms);
      const { brand } = campaigns[0]!;
      const subject = subjectFor(keys, brand).address;
      const consent = await readConsent(reader, deployment, { subject, terms });
      if (consent.signedAt === 0 && consent.withdrawnAt === 0) continue;
      const permission = `permission ${describeConsent(consent)}`;
      const answered = [];
      for (const { campaign, parameters } of campaigns) {
        const answers = await settledAnswers(context, campaign, subject);
        if (answers.length === 0) continue;
        const { token, reward } = parameters;
        answered.push({ campaign, answers });
        lines.push(
          `Campaign ${campaign}: ${permission}; ${await describeEarned(context, answers, { token, reward })}.`,
        );
        const payee = payeeFor(keys, brand).address;
        accounts.set(`${brand}/${token}`, { brand, payee, token });
      }
      const numbers = campaigns.map(({ campaign }) => campaign);
      if (answered.length === 0) lines.push(`Not answered, ${describeCampaigns(numbers)}: ${permission}.`);
      permissions.push({ brand, terms, subject, consent, campaigns: numbers, answered });
    }
    const held = [];
    for (const account of accounts.values()) {
      const { brand, payee, token } = account;
      const balance = await readBalance(context, token, payee);
      held.push({ ...account, balance });
      lines.push(
        `Your account for brand ${brand}: ${await describeAmount(context, token, balance)} at ${payee}.`,
      );
    }
    return {
      data: { permissions, accounts: held },
      lines: lines.length > 0 ? lines : ["You have not answered anything yet."],
    };
  });
}

/** Where the rewards of one brand and token are paid to. */
interface Account {
  readonly brand: Address;
  readonly payee: Address;
  readonly token: Address;
}

type SettledAnswers = Awaited<ReturnType<typeof settledAnswers>>;

/** Such as "2 answers settled, 3 POINT paid, 3 POINT to claim". */
async function describeEarned(
  context: Context,
  answers: SettledAnswers,
  { token, reward }: { readonly token: Address; readonly reward: bigint },
): Promise<string> {
  const paid = answers.reduce((sum, { amount }) => sum + amount, 0n);
  const unclaimed = reward * BigInt(answers.filter((answer) => !answer.paid).length);
  const parts = [`${describeCount(answers.length, "answer")} settled`];
  if (paid > 0n) parts.push(`${await describeAmount(context, token, paid)} paid`);
  if (unclaimed > 0n) parts.push(`${await describeAmount(context, token, unclaimed)} to claim`);
  return parts.join(", ");
}

async function settledAnswers({ reader, deployment, network }: Context, campaign: bigint, subject: Address) {
  const range = { campaign, fromBlock: network.firstBlock };
  const settled = await readAnswersSettled(reader, deployment, { ...range, subject });
  return Promise.all(
    settled.map(async ({ nullifier, period }) => {
      const [claim] = await readRewardsClaimed(reader, deployment, { ...range, nullifier });
      return { nullifier, period, paid: claim !== undefined, amount: claim?.amount ?? 0n };
    }),
  );
}
