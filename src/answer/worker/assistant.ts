import type { Blinding } from "../../prover/proof/blinding.ts";
import { loadProverOfAB, type PointsAB } from "../../prover/proof/pointsAB.ts";
import { type CircuitFile, loadCircuitFile } from "../files/circuitFiles.ts";
import { createDownload } from "../files/download.ts";
import type { AssistantReply, AssistantTask } from "./messages.ts";

/** Becomes the assistant of the worker at the other end of the port: makes A and B of each proof that is asked for. */
export async function assist(zkey: CircuitFile, keep: boolean, port: MessagePort): Promise<void> {
  const proveAB = await loadProverOfAB(await loadCircuitFile("zkey", zkey, createDownload({ keep })));
  port.onmessage = ({ data: { id, witness, blinding } }: MessageEvent<AssistantTask>) => {
    const reply = (points: PointsAB | undefined) => port.postMessage({ id, points } satisfies AssistantReply);
    try {
      reply(proveAB(witness, blinding));
    } catch {
      reply(undefined);
    } finally {
      // It contains the customer's secret and attributes.
      witness.fill(0);
    }
  };
}

/** Hands A and B to an assistant, for as long as it keeps up. */
export function pairedWith(port: MessagePort) {
  let isUseful = true;
  let last = 0;
  return async (witness: Uint8Array, blinding: Blinding): Promise<PointsAB | undefined> => {
    if (!isUseful) return undefined;
    const started = performance.now();
    const id = ++last;
    const replied = new Promise<PointsAB | undefined>((resolve) => {
      port.onmessage = ({ data }: MessageEvent<AssistantReply>) => {
        if (data.id === id) resolve(data.points);
      };
    });
    port.postMessage({ id, witness, blinding } satisfies AssistantTask);
    // The rest of the proof takes this thread for longer than A and B take the other one. Whoever then needs as much time
    // again is gone, or has other things to do.
    const tooLate = wait(0).then(() => wait(performance.now() - started));
    const points = await Promise.race([replied, tooLate]);
    isUseful = points !== undefined;
    return points;
  };
}

const wait = (milliseconds: number) => new Promise<undefined>((resolve) => setTimeout(resolve, milliseconds));
