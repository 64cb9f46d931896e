import { isAcknowledgedBy } from "../../chain/requests/stopAcknowledgement.ts";
import { DecdpError } from "../../errors.ts";
import {
  readStopAcknowledgement,
  readStopNotice,
  writeStopAcknowledgement,
} from "../../format/record/stopNotice.ts";
import type { Memory } from "../memory/memory.ts";
import type { OutboxEntry } from "../memory/outboxEntry.ts";
import { tellBrand } from "../sending/brandMessages.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";
import type { Stop } from "./stop.ts";

/**
 * Tells somebody to stop, and keeps the signed acknowledgement. Throws `DecdpError` while there is none: nothing counts
 * as stopped because it was sent.
 */
export async function tellToStop(
  surroundings: Surroundings,
  memory: Memory,
  entry: OutboxEntry,
): Promise<void> {
  const { recipient, withdrawal } = readStopNotice(entry.body);
  const isIt = (stop: Stop) =>
    stop.recipient === recipient &&
    stop.terms === withdrawal.terms &&
    stop.withdrawnAt === withdrawal.signedAt;
  const stop = (await memory.read("stops")).find(isIt);
  if (stop === undefined) return;
  const reply = await tellBrand(surroundings, entry, "stop");
  if (reply === undefined || !(await acknowledges(surroundings, stop, reply, withdrawal.subject))) {
    throw new DecdpError(`${recipient} has not said that it stopped.`, {
      details: { recipient, dueAt: stop.dueAt },
      hint: "It is told again. After the promised time there is a complaint, with its evidence.",
    });
  }
  const acknowledgement = writeStopAcknowledgement(readStopAcknowledgement(reply));
  const acknowledgedAt = clockOf(surroundings);
  await memory.change("stops", (all) =>
    all.map((one) => (isIt(one) ? { ...one, acknowledgement, acknowledgedAt } : one)),
  );
}

async function acknowledges(
  { reader, deployment }: Surroundings,
  { recipient, terms, withdrawnAt, accounts }: Stop,
  reply: string,
  subject: string,
): Promise<boolean> {
  const said = readStopAcknowledgement(reply);
  const isOfThis =
    said.recipient === recipient &&
    said.terms === terms &&
    said.withdrawnAt === withdrawnAt &&
    said.subject.toLowerCase() === subject.toLowerCase();
  return isOfThis && (await isAcknowledgedBy(reader, deployment, said, accounts));
}
