import { readFile, stat } from "node:fs/promises";
import * as snarkjs from "snarkjs";
import { CeremonyError } from "./ceremonyError.ts";

const MOST_BYTES_LOADED = 2 ** 30;

/** Where a key began: the first key, or the circuit, from which it is made again. */
export type Beginning = { readonly firstKey: Uint8Array } | { readonly r1cs: string };

/**
 * Checks by pairings that every contribution was made by somebody who knew its secret, on top of the one before, and
 * that the key is the circuit's key times all of them. Throws `CeremonyError`. Takes seconds, or half a minute from the
 * circuit.
 */
export async function verifyKey(beginning: Beginning, powersOfTau: string, key: Uint8Array): Promise<void> {
  const reasons: string[] = [];
  const logger = {
    error: (text: string) => reasons.push(text),
    debug: () => {},
    info: () => {},
    warn: () => {},
  };
  const { firstKey } =
    "firstKey" in beginning ? beginning : { firstKey: await makeFirstKey(beginning.r1cs, powersOfTau) };
  let holds = false;
  try {
    holds = await snarkjs.zKey.verifyFromInit(firstKey, await loaded(powersOfTau), key, logger);
  } catch (error) {
    // Points that are none make snarkjs throw all kinds of errors.
    reasons.push((error as Error).message);
  }
  if (holds) return;
  const why =
    reasons.length > 0
      ? reasons.join("; ")
      : "a contribution does not prove that its secret was known, or the beacon gives another one";
  throw new CeremonyError(`The key does not hold: ${why}.`);
}

/** snarkjs leaves the file open, so it gets the bytes where they fit into memory. */
async function loaded(powersOfTau: string): Promise<string | Uint8Array> {
  const { size } = await stat(powersOfTau);
  return size <= MOST_BYTES_LOADED ? await readFile(powersOfTau) : powersOfTau;
}

/** The key of a circuit before any contribution: the same bytes for everybody. */
export async function makeFirstKey(r1cs: string, powersOfTau: string): Promise<Uint8Array> {
  return inMemory(async (key) => {
    const circuitHash = await snarkjs.zKey.newZKey(r1cs, powersOfTau, key);
    if (circuitHash === -1) {
      throw new CeremonyError(`snarkjs cannot make a key for ${r1cs} from ${powersOfTau}.`, {
        hint: "The powers of tau must be prepared for phase 2, and for as many rows as the circuit has.",
      });
    }
  });
}

/** Has snarkjs write a key into memory, so that on disk it never stands half. */
export async function inMemory(write: (key: { type: "mem"; data?: Uint8Array }) => Promise<void>) {
  const key: { type: "mem"; data?: Uint8Array } = { type: "mem" };
  await write(key);
  return key.data!;
}
