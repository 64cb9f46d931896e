import type { Address, Hex } from "viem";
import { readConsent } from "../../src/chain/actions/consent.ts";
import type { OpeningEvent } from "../../src/chain/history.ts";
import { type CustomerKeys, payeeFor, subjectFor } from "../../src/customer/keys.ts";
import { campaignsOpened } from "../campaign/campaignsOpened.ts";
import { describeCount, sentence } from "../campaign/describe.ts";
import { describeCampaign, describeCampaigns } from "../campaign/names.ts";
import { describeConsent } from "../campaign/permission.ts";
import { describeAmount, readBalance } from "../campaign/token.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { isUnreadable, readRow, type Unreadable } from "../setting/rows.ts";
import { brandsKnown } from "./campaignsKnown.ts";
import { readKeys } from "./customers.ts";
import { readSettled, type SettledAnswer } from "./settledAnswers.ts";

export interface StatusOptions {
  /** Which customer. */
  readonly as: string;
  /** Ask about every brand of the network, also those that the customer never dealt with from this state. */
  readonly allBrands?: boolean;
}

/**
 * A customer's consents, answers and rewards, with the brands that the customer dealt with. What cannot be read does not
 * keep the customer from the rest.
 */
export async function customerStatus(context: Context, options: StatusOptions): Promise<Outcome> {
  const keys = readKeys(context, options.as);
  const { opened, unread } = await readOpened(context, options);
  const permissions = [];
  const accounts = new Map<string, Account>();
  const lines = unread.map(
    ({ brand, problem }) => `What you did with brand ${brand} could not be read. ${problem}`,
  );
  // A permission is for terms, which several campaigns may share.
  for (const terms of new Set(opened.map((campaign) => campaign.terms))) {
    const campaigns = opened.filter((campaign) => campaign.terms === terms);
    const permission = await permissionFor(context, keys, { terms, campaigns });
    if (permission === undefined) continue;
    permissions.push(permission.data);
    lines.push(...permission.lines);
    for (const account of permission.accounts) accounts.set(`${account.brand}/${account.token}`, account);
  }
  const held = [];
  for (const account of accounts.values()) {
    const row = await readRow(async () => {
      const balance = await readBalance(context, account.token, account.payee);
      return { balance, amount: await describeAmount(context, account.token, balance) };
    });
    const { brand, payee } = account;
    held.push({ ...account, ...(isUnreadable(row) ? row : { balance: row.balance }) });
    lines.push(
      isUnreadable(row)
        ? `Your account for brand ${brand}, ${payee}, could not be read. ${row.problem}`
        : `Your account for brand ${brand}: ${row.amount} at ${payee}.`,
    );
  }
  return {
    data: { permissions, accounts: held, ...(unread.length > 0 && { unread }) },
    lines:
      lines.length > 0
        ? lines
        : ["You have not answered anything yet."].concat(options.allBrands ? [] : [elsewhere]),
    refused:
      [...unread, ...permissions, ...held].some(isUnreadable) ||
      permissions.some((one) => "answered" in one && one.answered.some(isUnreadable)),
  };
}

const elsewhere =
  "If you answered with another device, add --all-brands: it asks the node about every brand, which tells the node all your pseudonyms.";

/** The campaigns of the brands that the customer dealt with, or of all. Throws if it can read those of no brand. */
async function readOpened(context: Context, { as, allBrands = false }: StatusOptions) {
  if (allBrands) return { opened: await campaignsOpened(context), unread: [] };
  const brands = brandsKnown(context, as);
  const searches = brands.map((brand) => campaignsOpened(context, brand));
  const rows = await Promise.all(
    searches.map(async (search, index) => ({
      brand: brands[index]!,
      ...(await readRow(async () => ({ openings: await search }))),
    })),
  );
  const unread = rows.filter((row) => isUnreadable(row));
  if (unread.length === rows.length) await Promise.all(searches);
  return { opened: rows.flatMap((row) => (isUnreadable(row) ? [] : row.openings)), unread };
}

/** Where the rewards of one brand and token are paid to. */
interface Account {
  readonly brand: Address;
  readonly payee: Address;
  readonly token: Address;
}

/** What a customer agreed to and answered under one brand's terms; undefined if nothing ever. */
async function permissionFor(
  context: Context,
  keys: CustomerKeys,
  { terms, campaigns }: { readonly terms: Hex; readonly campaigns: readonly OpeningEvent[] },
) {
  const { reader, deployment } = context;
  const { brand } = campaigns[0]!;
  const subject = subjectFor(keys, brand).address;
  const numbers = campaigns.map(({ campaign }) => campaign);
  const about = { brand, terms, subject, campaigns: numbers };
  const consent = await readRow(() => readConsent(reader, deployment, { subject, terms }));
  if (isUnreadable(consent)) {
    const line = `Your permission for ${describeCampaigns(context, numbers)} could not be read. ${consent.problem}`;
    return { data: { ...about, ...consent }, lines: [line], accounts: [] };
  }
  if (consent.signedAt === 0 && consent.withdrawnAt === 0) return undefined;
  const permission = `permission ${describeConsent(consent)}`;
  const answered: (Answered | (Unreadable & { readonly campaign: bigint }))[] = [];
  const lines = [];
  const accounts: Account[] = [];
  for (const { campaign, parameters, blockNumber: openedIn } of campaigns) {
    const { token, reward } = parameters;
    const row = await readRow(async () => {
      const answers = await readSettled(context, { campaign, openedIn }, subject);
      return { answers, earned: await describeEarned(context, answers, { token, reward }) };
    });
    const name = sentence(describeCampaign(context, campaign));
    if (isUnreadable(row)) {
      answered.push({ campaign, ...row });
      lines.push(`${name}: ${permission}; what you answered could not be read. ${row.problem}`);
    } else if (row.answers.length > 0) {
      answered.push({ campaign, answers: row.answers });
      lines.push(`${name}: ${permission}; ${row.earned}.`);
      accounts.push({ brand, payee: payeeFor(keys, brand).address, token });
    }
  }
  if (answered.length === 0)
    lines.push(`Not answered, ${describeCampaigns(context, numbers)}: ${permission}.`);
  return { data: { ...about, consent, answered }, lines, accounts };
}

interface Answered {
  readonly campaign: bigint;
  readonly answers: readonly SettledAnswer[];
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
