import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeSubtree } from "../../../src/credential/treeChunks.ts";
import { readNewestLeaves } from "../../../src/source/gatewayLeaves.ts";

const leaves = Array.from({ length: 1030 }, (_, index) => BigInt(index + 1));
const chunks = [leaves.slice(0, 1024), leaves.slice(1024)].map((row) => encodeSubtree("chunk", row));
const root = (name: string, leafCount: number, state: string) => ({ root: name, leafCount, state });

/** A gateway with one tree, and what it was asked. */
function gateway(roots: readonly object[], chunkAt = (number: number) => chunks[number]) {
  const asked: string[] = [];
  const answer = async (input: unknown) => {
    const place = new URL(`${input}`).pathname;
    asked.push(place);
    if (place === "/trees/5") return Response.json({ issuer: "5", chunkSize: 1024, roots });
    const [, number] = /^\/trees\/5\/77\/chunks\/(\d+)$/.exec(place) ?? [];
    const chunk = number === undefined ? undefined : chunkAt(Number(number));
    return chunk === undefined
      ? new Response("{}", { status: 404 })
      : new Response(chunk as Uint8Array<ArrayBuffer>);
  };
  return { options: { url: "https://issuer.example", fetch: answer as typeof fetch }, asked };
}

describe("the leaves of a gateway's tree", () => {
  it("are read under the newest root on chain, all chunks of it, whoever asks", async () => {
    const { options, asked } = gateway([
      root("99", 1031, "prepared"),
      root("77", 1030, "published"),
      root("55", 3, "done"),
    ]);
    assert.deepEqual(await readNewestLeaves(options, { issuer: 5n }), leaves);
    assert.deepEqual(asked, ["/trees/5", "/trees/5/77/chunks/0", "/trees/5/77/chunks/1"]);
  });

  it("are none before the first root, and nobody's where the gateway has no such tree", async () => {
    const { options } = gateway([root("99", 4, "prepared")]);
    assert.deepEqual(await readNewestLeaves(options, { issuer: 5n }), []);
    assert.equal(await readNewestLeaves(options, { issuer: 6n }), undefined);
  });

  it("are not a part of them: a chunk that is missing or cut off is an error", async () => {
    for (const broken of [undefined, chunks[1]!.slice(1)]) {
      const { options } = gateway([root("77", 1030, "done")], (number) =>
        number === 0 ? chunks[0] : broken,
      );
      await assert.rejects(readNewestLeaves(options, { issuer: 5n }), /does not have all leaves of issuer 5/);
    }
  });
});
