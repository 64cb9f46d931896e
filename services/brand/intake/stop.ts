import { requireSignedStop, writeStopped } from "../../../src/brand/stop.ts";
import { CLOCK_DIFFERENCE } from "../../../src/chain/requests/sealRequest.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Brand } from "../brand.ts";
import { untilUnused } from "../outside/untilUnused.ts";
import { campaignsUnder } from "../store/records/campaigns.ts";
import { appendChanges } from "../store/records/changes.ts";
import { forgetRepeatedStops, recordStatements } from "../store/records/consents.ts";
import { isKnown } from "../store/records/known.ts";

/**
 * Stops, and returns the signed acknowledgement: the transaction in which answers, seal keys and what waits to be settled
 * are forgotten has ended before, so that every decision from then on sees it, and what was read before is in use no more.
 * Repeated, it does the same. Throws `DecdpError` for a notice that the customer did not sign, to terms that the brand does not have, or to somebody for whom it cannot stop.
 */
export async function takeStop(brand: Brand, notice: string): Promise<string> {
  const { client, deployment, database, strangers } = brand;
  const stop = await requireSignedStop(client, deployment, notice);
  const { subject, terms, signedAt } = stop.withdrawal;
  const campaigns = await campaignsUnder(database.query, terms);
  if (campaigns.length === 0) {
    throw new RequestRefusedError("TermsUnknown", `${terms} are terms of no campaign of this brand.`);
  }
  if (!campaigns.some(({ recipients }) => recipients.includes(stop.recipient))) {
    throw new RequestRefusedError(
      "OtherRecipient",
      `This service cannot stop ${stop.recipient}: ask it itself.`,
    );
  }
  const now = await brand.now();
  // One from the future would refuse every consent until then.
  if (signedAt > now + CLOCK_DIFFERENCE) {
    throw new RequestRefusedError("SignedInFuture", "The withdrawal is dated in the future.");
  }
  await database.transaction(async (query) => {
    // Nothing of theirs is in use, but what they said before is kept for good.
    const isStranger = !(await isKnown(query, subject));
    if (isStranger) await strangers.stops.requireRoom();
    const said = await recordStatements(query, [{ kind: "withdrawn", subject, terms, signedAt }]);
    await forgetRepeatedStops(query, { subject, terms });
    await appendChanges(query, said);
    if (isStranger) await strangers.stops.count();
  });
  await untilUnused(database.query, subject);
  return writeStopped(client, deployment, stop, now);
}
