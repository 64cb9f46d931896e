import * as z from "zod/v4";
import { CHUNK_SIZE, SUBTREE_BYTES, subtreeNode } from "../credential/treeChunks.ts";
import { DecdpError } from "../errors.ts";
import { fieldElement, uint256 } from "../format/reading/fields.ts";
import { readShape } from "../format/reading/reading.ts";
import type { GatewayClientOptions } from "./gatewayClient.ts";

const treeShape = z.object({
  issuer: uint256,
  chunkSize: z.literal(CHUNK_SIZE),
  roots: z.array(z.object({ root: fieldElement, leafCount: z.int().min(0), state: z.string() })).max(1000),
});

/** Chunks that are fetched at the same time. */
const AT_ONCE = 6;

/**
 * The leaves under the newest root of a tree that is on chain, none before the first; undefined where the gateway does not
 * have the tree. All chunks are fetched, in their order, so that asking does not tell which card is the customer's. Whether
 * they lead to a root that counts is for the caller to check. Throws `DecdpError`.
 */
export async function readNewestLeaves(
  options: GatewayClientOptions,
  { issuer }: { readonly issuer: bigint },
): Promise<readonly bigint[] | undefined> {
  const described = await get(options, `trees/${issuer}`);
  if (described === undefined) return undefined;
  const { roots } = readShape(treeShape, new TextDecoder().decode(described), "The gateway's tree");
  const newest = roots.find(({ state }) => state !== "prepared");
  if (newest === undefined) return [];
  const { root, leafCount } = newest;
  const leaves: bigint[] = [];
  for (let first = 0; first * CHUNK_SIZE < leafCount; first += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, index) => first + index).filter(
      (number) => number * CHUNK_SIZE < leafCount,
    );
    const chunks = await Promise.all(numbers.map((number) => chunkAt(options, issuer, root, number)));
    chunks.forEach((chunk, index) => {
      const count = Math.min(CHUNK_SIZE, leafCount - numbers[index]! * CHUNK_SIZE);
      for (let place = 0; place < count; place++) leaves.push(subtreeNode(chunk, place));
    });
  }
  return leaves;
}

async function chunkAt(options: GatewayClientOptions, issuer: bigint, root: bigint, number: number) {
  const chunk = await get(options, `trees/${issuer}/${root}/chunks/${number}`);
  if (chunk?.length === SUBTREE_BYTES) return chunk;
  throw new DecdpError(
    `The gateway ${new URL(options.url).origin} does not have all leaves of issuer ${issuer}.`,
    {
      details: { issuer, root, chunk: number },
      hint: "Try again in a minute; the list changes with each new root.",
    },
  );
}

/** The bytes at a route; undefined where there is nothing. */
async function get(
  { url, fetch: doFetch = fetch }: GatewayClientOptions,
  route: string,
): Promise<Uint8Array | undefined> {
  const place = new URL(route, url.endsWith("/") ? url : `${url}/`);
  const reply = await doFetch(place).catch(() => undefined);
  if (reply?.status === 404) return undefined;
  if (reply?.ok) return new Uint8Array(await reply.arrayBuffer());
  throw new DecdpError(`The gateway ${place.origin} does not answer as one.`, {
    details: { status: reply?.status },
    hint: "Try again later.",
  });
}
