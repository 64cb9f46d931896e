import { CHUNK_SIZE, subtreeNode } from "../../../src/credential/treeChunks.ts";
import { notFound, type Request } from "../../shared/http/replies.ts";
import type { Gateway } from "../gateway.ts";
import { findChunk, TOP } from "../store/chunks.ts";
import { findByRoot, findPublications, type Publication } from "../store/publications.ts";
import { findTree } from "../store/trees.ts";
import { chunkShape, treeKeyShape } from "./shapes.ts";

/** Roots of a tree that are told; older ones are on chain, and their leaves here for as long as they count. */
const MOST_ROOTS = 200;
/** What belongs to a root never changes. */
const FOR_EVER = { "cache-control": "public, max-age=31536000, immutable" };

/** The roots of a tree, the newest first, and where the leaves under each of them are. */
export async function getTree({ database, policy }: Gateway, context: Request) {
  const issuer = treeKeyShape.shape.issuer.safeParse(context.req.param("issuer"));
  const tree = issuer.success ? await findTree(database.query, issuer.data) : undefined;
  if (tree === undefined) return notFound(context);
  const publications = await findPublications(database.query, tree.issuer, MOST_ROOTS);
  return context.json({
    issuer: `${tree.issuer}`,
    name: tree.name,
    tree: tree.ordinal,
    chunkSize: CHUNK_SIZE,
    roots: publications.map(({ number, root, leafCount, digest, state, publishedAt }) => ({
      number,
      root: `${root}`,
      leafCount,
      digest,
      state,
      publishedAt,
      place: `${policy.publicUrl}/trees/${tree.issuer}/${root}`,
    })),
  });
}

/** One chunk of 1,024 leaves under a root with the nodes above them: whoever asks may have any of them. */
export async function getChunk(gateway: Pick<Gateway, "database">, context: Request) {
  const chunk = chunkShape.safeParse(context.req.param("chunk"));
  return chunk.success ? getSubtree(gateway, context, chunk.data) : notFound(context);
}

/** The nodes above the chunks. */
export function getTop(gateway: Gateway, context: Request) {
  return getSubtree(gateway, context, TOP);
}

/** All leaves under a root, as agents and auditors take them; none where one of its chunks is forgotten. */
export async function getLeaves({ database }: Pick<Gateway, "database">, context: Request) {
  const publication = await findPublication(database.query, context);
  if (publication === undefined) return notFound(context);
  const { issuer, number, leafCount } = publication;
  // The top changes with each root: where it is kept, all chunks are.
  if ((await findChunk(database.query, issuer, TOP, number)) === undefined) return notFound(context);
  const text = new TextEncoder();
  let chunk = 0;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(text.encode(`{"format":"decdp-leaves-1","issuer":"${issuer}","leaves":[`));
    },
    async pull(controller) {
      const start = chunk * CHUNK_SIZE;
      if (start >= leafCount) {
        controller.enqueue(text.encode("]}"));
        return controller.close();
      }
      const bytes = await findChunk(database.query, issuer, chunk, number);
      // Forgotten meanwhile: whoever reads must not take a part for all of it.
      if (bytes === undefined) return controller.error(new Error(`Chunk ${chunk} is not kept any more.`));
      const count = Math.min(CHUNK_SIZE, leafCount - start);
      const leaves = Array.from({ length: count }, (_, index) => `"${subtreeNode(bytes, index)}"`);
      controller.enqueue(text.encode(`${chunk > 0 ? "," : ""}${leaves.join(",")}`));
      chunk++;
    },
  });
  return context.body(body, 200, { ...FOR_EVER, "content-type": "application/json" });
}

async function getSubtree({ database }: Pick<Gateway, "database">, context: Request, chunk: number) {
  const publication = await findPublication(database.query, context);
  const bytes =
    publication && (await findChunk(database.query, publication.issuer, chunk, publication.number));
  if (bytes === undefined) return notFound(context);
  const whole = new Uint8Array(bytes).buffer;
  return context.body(whole, 200, { ...FOR_EVER, "content-type": "application/octet-stream" });
}

async function findPublication(
  query: Gateway["database"]["query"],
  context: Request,
): Promise<Publication | undefined> {
  const key = treeKeyShape.safeParse(context.req.param());
  return key.success ? findByRoot(query, key.data.issuer, key.data.root) : undefined;
}
