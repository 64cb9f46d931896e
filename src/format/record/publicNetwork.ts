import * as z from "zod/v4";
import { readShape } from "../reading/reading.ts";
import { type PageNetwork, pageNetworkFields } from "./pageNetwork.ts";

/** What whoever only reads the chain needs of a page's network. */
export type PublicNetwork = Pick<PageNetwork, "rpc" | "deployment" | "firstBlock" | "brands">;

const { rpc, deployment, firstBlock, brands } = pageNetworkFields;

/** Reads it from network.json; what the file says besides is for other pages. Throws `InvalidValueError` if it is malformed. */
export function readPublicNetwork(text: string): PublicNetwork {
  const shape = z.looseObject({ rpc, deployment, firstBlock, brands });
  const network = readShape<PublicNetwork>(
    shape as unknown as z.ZodType<PublicNetwork>,
    text,
    "network.json",
  );
  return {
    rpc: network.rpc,
    deployment: network.deployment,
    firstBlock: network.firstBlock,
    brands: network.brands,
  };
}
