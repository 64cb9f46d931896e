import { SourceError } from "../../../src/source/sourceError.ts";

/**
 * What a source does, unless it takes longer. Throws `SourceError`: `slow` then, and whatever it still does has no effect;
 * `unexpected` for any other error of the source, which could quote what it read.
 */
export async function inTime<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new SourceError("slow", "The source does not answer in time.", {
      hint: "Begin again, with another permission.",
    });
    timer = setTimeout(() => reject(error), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError("unexpected", "The source failed, for a reason that is not one of its own.");
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}
