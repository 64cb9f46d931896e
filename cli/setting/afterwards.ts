import type { Context } from "./context.ts";

/**
 * Looks at what came of something that is done, for the words in which it is told. What goes wrong here is a warning:
 * the deed has succeeded, and nobody must believe that it did not.
 */
export async function afterwards<Result>(
  { terminal }: Pick<Context, "terminal">,
  look: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await look();
  } catch (error) {
    terminal.warn(
      `Warning: it is done, but what came of it could not all be read. ${(error as Error).message}`,
    );
    return undefined;
  }
}
