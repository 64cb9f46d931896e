/** Milliseconds in which a worker of a page starts on the slowest of devices. */
const LONGEST_START = 10_000;

let found: Promise<boolean> | undefined;

/**
 * Whether snarkjs can start its threads here; it would wait for ever for a thread that does not start, or start the
 * wrong program. Without threads it proves on the caller's own.
 */
export function canStartWorkers(): Promise<boolean> {
  found ??= runsInNode() ? Promise.resolve(!isBundled()) : startsFromBlob();
  return found;
}

function runsInNode(): boolean {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  return process?.versions?.node !== undefined;
}

/**
 * Whether a bundler moved this code into another file. In Node.js, snarkjs starts its threads from the file in which its
 * own code is: in a bundle that is the whole app, which would run once more in every thread. Some bundlers leave the old
 * address in `import.meta.url`, and source maps leave it in the stack.
 */
function isBundled(): boolean {
  const own = /[\\/]answer[\\/]workers\.[jt]s\b/;
  return !(own.test(import.meta.url ?? "") && own.test(new Error().stack ?? ""));
}

/** A page's content policy can forbid workers from blobs, and browsers tell only the worker, not its maker. */
async function startsFromBlob(): Promise<boolean> {
  if (typeof Worker === "undefined") return false;
  const url = URL.createObjectURL(new Blob(["postMessage(0)"], { type: "application/javascript" }));
  let worker: Worker | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const probe = new Worker(url);
    worker = probe;
    return await new Promise<boolean>((resolve) => {
      probe.onmessage = () => resolve(true);
      probe.onerror = () => resolve(false);
      timer = setTimeout(resolve, LONGEST_START, false);
    });
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    worker?.terminate();
    URL.revokeObjectURL(url);
  }
}
