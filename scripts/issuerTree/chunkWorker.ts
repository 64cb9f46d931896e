// A worker thread: encodes one chunk after the other.

import { parentPort } from "node:worker_threads";
import { encodeSubtree } from "../../src/credential/treeChunks.ts";

parentPort!.on("message", (leaves: bigint[]) => {
  const chunk = encodeSubtree("chunk", leaves);
  parentPort!.postMessage(chunk, [chunk.buffer as ArrayBuffer]);
});
