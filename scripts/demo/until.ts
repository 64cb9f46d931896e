const LONGEST = 60_000;
const PAUSE = 100;

/** Waits for what `look` finds; throws with what was waited for after a minute. */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | undefined | false>,
): Promise<Found> {
  const end = Date.now() + LONGEST;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`It did not happen within a minute: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
