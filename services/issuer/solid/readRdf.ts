import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { ReadRdf } from "../../../src/source/solid/solid.ts";
import { SourceError } from "../../../src/source/sourceError.ts";
import { BusyError } from "../../shared/http/errors.ts";
import { createFairLine } from "../../shared/work/fairLine.ts";
import type { Question, Reply } from "./rdfWorker.ts";

/** Milliseconds for a document: one of few bytes can keep a reader of JSON-LD busy for an hour. */
const LONGEST = 1000;
/** Documents that are read at the same time, each in a thread of its own, and what waits for that. */
const inLine = createFairLine({ most: 2, mostWaiting: 64 });
const RESOURCES = { maxOldGenerationSizeMb: 256 };
const idle: Worker[] = [];

/**
 * Reads Turtle, and JSON-LD with no other contexts than these, by address. It asks no server. Whoever has a pod chooses
 * what is read here, so nothing else waits for it, and what takes too long is `tooLarge`.
 *
 * @param longest Milliseconds for a document.
 */
export function createReadRdf(
  contexts: Readonly<Record<string, object>> = {},
  longest: number = LONGEST,
): ReadRdf {
  return async (text, { mediaType, base }) => {
    const reply = await read({ text, mediaType, base, contexts }, longest);
    if ("statements" in reply) return reply.statements;
    const { code, message, hint } = reply;
    throw new SourceError(code, message, hint === undefined ? {} : { hint });
  };
}

async function read(question: Question, longest: number): Promise<Reply> {
  try {
    return await inLine(podOf(question.base), async () => {
      const worker = idle.pop() ?? (await startWorker());
      try {
        const reply = await ask(worker, question, longest);
        idle.push(worker);
        return reply;
      } catch {
        // It still works on the document, or has failed at it.
        await worker.terminate();
        throw new SourceError("tooLarge", "A document in the pod takes too long to read.");
      }
    });
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
    throw new SourceError("slow", "Too many documents of pods wait to be read.");
  }
}

/** Whose turn it is: what is below the first part of a path is one customer's, or one server's. */
function podOf(document: string): string {
  const { origin, pathname } = new URL(document);
  return `${origin}/${pathname.split("/")[1]}`;
}

async function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL("./rdfWorker.ts", import.meta.url), { resourceLimits: RESOURCES });
  // It says so when it can read: loading what it reads with takes longer than any document should.
  await once(worker, "message");
  worker.unref();
  return worker;
}

async function ask(worker: Worker, question: Question, longest: number): Promise<Reply> {
  worker.ref();
  try {
    const answered = once(worker, "message", { signal: AbortSignal.timeout(longest) });
    worker.postMessage(question);
    const [reply] = (await answered) as [Reply];
    return reply;
  } finally {
    worker.unref();
  }
}
