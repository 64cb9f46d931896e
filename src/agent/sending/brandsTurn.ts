import * as z from "zod/v4";
import { DecdpError } from "../../errors.ts";
import { writeAnswerFile } from "../../format/answer/answerFile.ts";
import { readSubmission } from "../../format/answer/submission.ts";
import { readerOf } from "../../format/reading/reading.ts";
import type { OutboxEntry } from "../memory/outboxEntry.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";
import { tellBrand } from "./brandMessages.ts";
import { isAnswerThere } from "./chainMessages.ts";

/** Seconds for which a brand that has taken an answer may bring it on chain before others are asked to. */
const TURN = 600;

const readTaken = readerOf(
  z.looseObject({ state: z.enum(["checked", "settled"]) }),
  "The brand's reply to an answer",
);

/**
 * Hands an answer to its brand first, where brands settle, so that it knows at once. Throws `DecdpError` while it is the
 * brand's turn to bring it on chain; a brand that does not take it, or not in time, is passed over.
 */
export async function letBrandSettle(surroundings: Surroundings, entry: OutboxEntry): Promise<void> {
  const { brandSettles = false, deployment } = surroundings;
  if (!brandSettles || clockOf(surroundings) >= entry.notBefore + TURN) return;
  const { answer, consent } = readSubmission(entry.body);
  const { chainId, campaigns } = deployment;
  const body = writeAnswerFile({ chainId, campaigns, answer, consent });
  try {
    readTaken((await tellBrand(surroundings, { ...entry, body }, "answer")) ?? "");
  } catch {
    return;
  }
  if (await isAnswerThere(surroundings, entry.body)) return;
  throw new DecdpError(`${entry.domain} has taken the answer, and brings it on chain.`, {
    hint: "It is looked for again. After ten minutes others are asked to bring it there.",
  });
}
