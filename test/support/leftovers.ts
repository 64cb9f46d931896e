// What a test or a bench started outlives it where it is ended before it can clear up, such as by a signal whose handler
// calls `process.exit`.

const leftovers = new Set<() => void>();

process.once("exit", () => {
  for (const clear of leftovers) clear();
});

/** Clears something up when this process exits, at once and as well as it goes. Returns what forgets it. */
export function clearAtExit(clear: () => void): () => void {
  const quietly = () => {
    try {
      clear();
    } catch {
      // The rest is cleared up all the same.
    }
  };
  leftovers.add(quietly);
  return () => void leftovers.delete(quietly);
}
