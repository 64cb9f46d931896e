import { signSeal } from "../../src/chain/settler/seal.ts";
import { writeBox } from "../../src/format/answer/box.ts";
import { writeSeal } from "../../src/format/answer/seal.ts";
import { requireFree, writeOwn } from "../input/ownFiles.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { readSealRequest } from "./sealRequests.ts";
import { sealKeyFor } from "./seals/sealKeys.ts";

/**
 * Makes the seal for a customer whose consent counts, signed by the settler so that nobody else can make one, and
 * encrypted so that nobody else reads it. Throws `DecdpError` for a
 * request that the customer did not sign, and for a consent that does not count.
 */
export async function makeSeal(
  context: Context,
  { requestFile, out }: { readonly requestFile: string; readonly out: string },
): Promise<Outcome> {
  requireFree(out);
  const { request } = await readSealRequest(context, requestFile);
  const { campaign, scope, subject, recipient } = request;
  const sealKey = await sealKeyFor(context, scope, subject);
  const { deployment } = context;
  const message = { campaign, scope, subject, recipient, sealKey };
  const seal = await signSeal(context.clientOf("settler"), deployment, message);
  writeOwn(out, writeBox(deployment, request, writeSeal({ ...deployment, ...seal })));
  return {
    data: { campaign, scope, subject, file: out },
    lines: [`The seal for ${subject} is in ${out}; only that customer can open it.`],
  };
}
