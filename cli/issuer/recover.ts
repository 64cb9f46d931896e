import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { DecdpError } from "../../src/errors.ts";
import { readCommitment } from "../../src/format/credential/commitment.ts";
import { campaignsOpened } from "../campaign/campaignsOpened.ts";
import { describeTime } from "../campaign/describe.ts";
import { describeCampaigns } from "../campaign/names.ts";
import { readIssuerMessage } from "../input/messages.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { findHolder, requireIssuer } from "./issuers.ts";
import { findRecovery, writeRecovery } from "./recoveries.ts";

export interface Recovering {
  /** The issuer's name in the state. */
  readonly issuer: string;
  /** The customer's account at the source. */
  readonly holder: string;
  /** File of the commitment to the customer's new keys. */
  readonly commitment: string;
  /** Seconds to wait at least. */
  readonly after: number;
  /** Seconds of a period beyond which no campaign puts it off: anybody opens campaigns that accept the issuer. */
  readonly within: number;
}

/**
 * Begins to issue to a holder who lost the keys, under the commitment to new ones: after a delay that is longer than the
 * longest period, up to `within`, of any campaign that accepts the issuer, so that nobody answers one twice. Throws `DecdpError` for a
 * holder whose card still counts: lost keys may be somebody else's now. Repeating it changes nothing.
 */
export async function recoverHolder(context: Context, given: Recovering): Promise<Outcome> {
  const { state } = context;
  const { holder, after, within } = given;
  const { name, issuer } = requireIssuer(context, given.issuer);
  const { issuer: addressed, commitment } = readIssuerMessage(context, given.commitment, readCommitment);
  const held = findHolder(state, name, holder);
  if (addressed !== issuer || held === undefined || held.commitment === commitment) {
    throw new DecdpError(`There is nothing to recover: issue the card to "${holder}" as usual.`, {
      details: { issuer, addressed, holder },
      hint: "A recovery is for a holder whom the issuer knows under another commitment to this issuer.",
    });
  }
  if (!held.isRevoked) {
    throw new DecdpError(`The card of "${holder}" still counts.`, {
      hint: `Who found the lost keys could answer with it. Take it back first: npx decdp issuer revoke ${name} --holder ${holder}`,
    });
  }
  const now = await context.now();
  const { longest, once } = await periodsUnder(context, issuer, { now, within });
  const before = findRecovery(state, name, holder);
  const earliest = now + Math.max(after, longest + 1);
  const notBefore = before?.commitment === commitment ? Math.min(before.notBefore, earliest) : earliest;
  await state.transaction((writer) => writeRecovery(writer, name, holder, { commitment, notBefore }));
  return {
    data: { issuer, holder, commitment, notBefore, answeredOnce: once },
    lines: [
      `"${holder}" may have a card for the new keys from ${describeTime(notBefore)} on: npx decdp issuer issue ${name} --holder ${holder}. Issuing under the first keys ends this.`,
      ...(once.length > 0
        ? [
            `Warning: ${describeCampaigns(context, once)} asks each customer once, for as long as it runs or for longer than --within: with new keys this one could answer again.`,
          ]
        : []),
    ],
  };
}

/**
 * The longest period of the running campaigns that accept an issuer, in seconds, and those that ask only once, or again
 * only after a period that does not count.
 */
async function periodsUnder(
  context: Context,
  issuer: bigint,
  { now, within }: { readonly now: number; readonly within: number },
) {
  const { reader, deployment } = context;
  const opened = await campaignsOpened(context);
  let longest = 0;
  const once: bigint[] = [];
  for (const { campaign, parameters } of opened) {
    if (!parameters.issuers.includes(issuer)) continue;
    const { periodLength, closesAt } = await readCampaign(reader, deployment, { campaign });
    // Until its notice is over, a campaign that closes takes answers.
    if (closesAt !== undefined && closesAt <= now) continue;
    if (periodLength === 0 || periodLength > within) once.push(campaign);
    else longest = Math.max(longest, periodLength);
  }
  return { longest, once };
}
