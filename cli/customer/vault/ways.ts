import { LONGEST_VAULT, nameOfWay, readVaultFile, type Way } from "../../../src/agent/vault/vaultFile.ts";
import { readFile } from "../../input/files.ts";
import { UsageError } from "../../input/usageError.ts";
import type { Outcome } from "../../run.ts";

/** Lists what unlocks a vault, which anybody can read in its file. */
export async function listWays(file: string): Promise<Outcome> {
  const { id, counter, ways } = readFile(file, readVaultFile, LONGEST_VAULT);
  const named = ways.map(({ way }) => ({ kind: way.kind, word: wordOf(way), name: nameOfWay(way) }));
  return {
    data: { file, vault: id, saved: counter, ways: named.map(({ kind, word }) => ({ kind, word })) },
    lines: [`${file} was saved ${counter} times. It opens with:`, ...named.map(({ name }) => `  ${name}`)],
  };
}

/** Those of a vault's ways that these words name. Throws `UsageError` for a word that names none. */
export function waysNamed(ways: readonly Way[], words: readonly string[]): Way[] {
  return words.map((word) => {
    const named = ways.find((way) => wordOf(way) === word.toLowerCase());
    if (named !== undefined) return named;
    throw new UsageError(`"${word}" is none of the ways to unlock this vault.`, {
      hint: `They are: ${ways.map(wordOf).join(", ")}.`,
    });
  });
}

/** How a command is told a way. */
function wordOf(way: Way): string {
  if (way.kind === "passphrase") return way.kind;
  return (way.kind === "wallet" ? way.account : way.credential).toLowerCase();
}
