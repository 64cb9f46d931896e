import { type Address, type Hex, isAddressEqual, parseEventLogs } from "viem";
import { getTransactionReceipt } from "viem/actions";
import type { Deployment } from "../../../chain/deployment.ts";
import { explained, type ReadingClient } from "../../../chain/transact.ts";
import { DecdpError } from "../../../errors.ts";
import { consentRegistryAbi as abi } from "../../../generated/abis.ts";
import type { ChainPosition } from "../life/facts.ts";
import type { BoundTo } from "../life/states.ts";

/** An event of the registry: of these terms, and of this subject if it is one of a subject's. */
export interface WantedEvent {
  readonly event: BoundTo;
  readonly transaction: Hex;
  /** Id of the terms on chain. */
  readonly terms: Hex;
  readonly subject?: Address;
}

/**
 * Where a transaction left an event, for the receipt of it. One transaction can carry the consents of many. Throws
 * `DecdpError` if it left none.
 */
export async function readPosition(
  client: ReadingClient,
  { consentRegistry }: Pick<Deployment, "consentRegistry">,
  { event, transaction, terms, subject }: WantedEvent,
): Promise<ChainPosition> {
  const { logs, blockNumber } = await explained(() => getTransactionReceipt(client, { hash: transaction }));
  const log = parseEventLogs({ abi, eventName: event, logs }).find(({ address, args }) => {
    const isOfSubject =
      subject === undefined || !("subject" in args) || isAddressEqual(args.subject, subject);
    return isAddressEqual(address, consentRegistry) && args.terms === terms && isOfSubject;
  });
  if (log === undefined) {
    throw new DecdpError(`The transaction ${transaction} left no event ${event} of these terms.`, {
      details: { transaction, event, terms, subject },
      hint: "Look for the event on chain: somebody else may have submitted the signature.",
    });
  }
  return { block: Number(blockNumber), transaction: log.transactionHash, log: log.logIndex };
}
