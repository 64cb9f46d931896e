const LONGEST = 120_000;

/** Waits until a condition holds, for at most two minutes. */
export async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + LONGEST;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`This did not happen within two minutes: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
