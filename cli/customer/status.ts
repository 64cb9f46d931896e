import type { Address } from "viem";
import { readConsent } from "../../src/chain/actions/consent.ts";
import { payeeFor, subjectFor } from "../../src/customer/keys.ts";
import { campaignsOpened } from "../campaign/campaignsOpened.ts";
import { describeCampaigns, describeCount } from "../campaign/describe.ts";
import { describeConsent } from "../campaign/permission.ts";
import { describeAmount, readBalance } from "../campaign/token.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { brandsKnown } from "./campaignsKnown.ts";
import { readKeys } from "./customers.ts";
import { readSettled, type SettledAnswer } from "./settledAnswers.ts";

export interface StatusOptions {
  /** Which customer. */
  readonly as: string;
  /** Ask about every brand of the network, also those that the customer never dealt with from this state. */
  readonly allBrands?: boolean;
}

/** A customer's consents, answers and rewards, with the brands that the customer dealt with. */
export async function customerStatus(context: Context, options: StatusOptions): Promise<Outcome> {
  const { deployment, reader } = context;
  const keys = readKeys(context, options.as);
  const opened = await readOpened(context, options);
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
    for (const { campaign, parameters, blockNumber: openedIn } of campaigns) {
      const answers = await readSettled(context, { campaign, openedIn }, subject);
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
    lines:
      lines.length > 0
        ? lines
        : ["You have not answered anything yet."].concat(options.allBrands ? [] : [elsewhere]),
  };
}

const elsewhere =
  "If you answered with another device, add --all-brands: it asks the node about every brand, which tells the node all your pseudonyms.";

/** The campaigns of the brands that the customer dealt with, or of all. */
async function readOpened(context: Context, { as, allBrands = false }: StatusOptions) {
  if (allBrands) return campaignsOpened(context);
  const brands = brandsKnown(context, as);
  return (await Promise.all(brands.map((brand) => campaignsOpened(context, brand)))).flat();
}

/** Where the rewards of one brand and token are paid to. */
interface Account {
  readonly brand: Address;
  readonly payee: Address;
  readonly token: Address;
}

/** Such as "2 answers settled, 3 POINT paid, 3 POINT to claim". */
async function describeEarned(
  context: Context,
  answers: readonly SettledAnswer[],
  { token, reward }: { readonly token: Address; readonly reward: bigint },
): Promise<string> {
  const paid = answers.reduce((sum, { amount }) => sum + amount, 0n);
  const unclaimed = reward * BigInt(answers.filter((answer) => !answer.paid).length);
  const parts = [`${describeCount(answers.length, "answer")} settled`];
  if (paid > 0n) parts.push(`${await describeAmount(context, token, paid)} paid`);
  if (unclaimed > 0n) parts.push(`${await describeAmount(context, token, unclaimed)} to claim`);
  return parts.join(", ");
}
