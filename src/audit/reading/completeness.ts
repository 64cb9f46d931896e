import { type Hex, zeroHash } from "viem";
import { isModelRegistered } from "../../chain/actions/model.ts";
import { areTermsPublished } from "../../chain/actions/terms.ts";
import type { Deployment } from "../../chain/deployment.ts";
import type { OpeningEvent } from "../../chain/history.ts";
import type { ReadingClient } from "../../chain/transact.ts";
import { DecdpError } from "../../errors.ts";
import type { ReadEvent } from "./readEvents.ts";

/**
 * Throws `DecdpError` if the node has forgotten events from before the campaign's opening: the contracts know of terms,
 * a model or an issuer whose event it does not show. An issuer cannot be listed before it is registered.
 */
export async function requireComplete(
  client: ReadingClient,
  deployment: Deployment,
  { campaign, parameters }: OpeningEvent,
  events: readonly ReadEvent[],
): Promise<void> {
  const { terms, model, issuers } = parameters;
  const has = (name: ReadEvent["event"]) => events.some(({ event }) => event === name);
  if (!has("TermsPublished") && (await areTermsPublished(client, deployment, { terms }))) {
    throw forgotten("the publishing of its terms", campaign, terms);
  }
  const isModelMissing = model !== zeroHash && !has("ModelRegistered");
  if (isModelMissing && (await isModelRegistered(client, deployment, { model }))) {
    throw forgotten("the registration of its model", campaign, model);
  }
  const registered = new Set(
    events
      .filter(({ event }) => event === "IssuerRegistered")
      .map((event) => (event as never as Issuer).issuer),
  );
  const missing = issuers.find((issuer) => !registered.has(issuer));
  if (missing !== undefined) throw forgotten(`the registration of issuer ${missing}`, campaign, `${missing}`);
}

interface Issuer {
  readonly issuer: bigint;
}

function forgotten(what: string, campaign: bigint, id: Hex | string): DecdpError {
  return new DecdpError(
    `The node has campaign ${campaign}, and not the event of ${what} (${id}): it has not all events.`,
    {
      details: { campaign, missing: what, id },
      hint: "An audit without them would find faults where there are none. Use a node that keeps all events, such as an archive node; with --from-block, name a block before the deployment.",
    },
  );
}
