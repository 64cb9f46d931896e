import { DecdpError } from "../../../src/errors.ts";
import { readLeaves } from "../../../src/format/credential/leaves.ts";
import type { PageNetwork } from "../../../src/format/record/pageNetwork.ts";
import { readNewestLeaves } from "../../../src/source/gatewayLeaves.ts";
import { textAt } from "../fetching.ts";

/**
 * The leaves that an issuer lists: at its own address, if this page names one, otherwise at the gateway that has its tree.
 * All of them are fetched, whichever is the customer's. Throws `DecdpError` where nobody has them.
 */
export async function leavesOf(
  { leaves, gateways }: Pick<PageNetwork, "leaves" | "gateways">,
  issuer: bigint,
): Promise<readonly bigint[]> {
  const address = leaves[`${issuer}`];
  const text = address === undefined ? undefined : await textAt(address);
  if (text !== undefined) return readLeaves(text).leaves;
  for (const url of gateways) {
    const found = await readNewestLeaves({ url }, { issuer });
    if (found !== undefined) return found;
  }
  throw new DecdpError(`Nobody says where the cards of issuer ${issuer} are listed.`, {
    hint: "Ask whoever runs this page to add the issuer or its gateway.",
  });
}
