/** Runs one step and prints its name and duration on one line. */
export async function step<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  process.stdout.write(`${name} ... `);
  const result = await run();
  process.stdout.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  return result;
}
