import { payeeFor, payeeKeyFor } from "../../../src/customer/keys.ts";
import { requireFree, writeOwn } from "../../input/ownFiles.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { campaignDealtWith } from "../campaignsKnown.ts";
import { readKeys } from "../customers.ts";

export interface AccountExport {
  readonly campaign: bigint;
  /** Which customer. */
  readonly as: string;
  /** Do not ask. */
  readonly yes?: boolean;
  /** File of the private key. */
  readonly out: string;
}

/** Writes the private key of the customer's account for one brand to a file, if the customer says yes to the warning. */
export async function exportAccount(
  context: Context,
  { campaign, as, yes, out }: AccountExport,
): Promise<Outcome> {
  const { terminal } = context;
  const keys = readKeys(context, as);
  const { brand } = await campaignDealtWith(context, as, campaign);
  const { address } = payeeFor(keys, brand);
  requireFree(out);
  terminal.warn(
    `Warning: whoever reads ${out} can take everything at ${address}, now and later. A wallet that shows it beside other accounts may tell its node that they belong together. Your answers and other brands' accounts stay out of reach.`,
  );
  if (!yes && !(await terminal.confirm("Write the private key?", "--yes"))) {
    return { data: { exported: false }, lines: ["Nothing was written."], refused: true };
  }
  writeOwn(out, `${payeeKeyFor(keys, brand)}\n`, { secret: true });
  return {
    data: { exported: true, brand, account: address, file: out },
    lines: [`The private key of ${address} is in ${out}. Import it into a wallet, and delete the file.`],
  };
}
