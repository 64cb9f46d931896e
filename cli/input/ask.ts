import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { UsageError } from "./usageError.ts";

/** Asks a question on the terminal. Throws `UsageError` where nobody can answer it: a flag could have. */
export async function confirm(question: string, flag: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new UsageError("Nobody is there to say yes.", { hint: `Run it in a terminal, or add ${flag}.` });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

/**
 * A passphrase, from `DECDP_PASSPHRASE` or typed unseen; never from the command line, where others could read it.
 * Throws `UsageError` where there is neither.
 */
export async function readPassphrase(question: string): Promise<string> {
  const given = process.env.DECDP_PASSPHRASE;
  if (given) return given;
  if (!process.stdin.isTTY) {
    throw new UsageError("Nobody is there to type a passphrase.", {
      hint: "Run it in a terminal, or set DECDP_PASSPHRASE.",
    });
  }
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true });
  try {
    process.stderr.write(`${question} `);
    return await terminal.question("");
  } finally {
    terminal.close();
    process.stderr.write("\n");
  }
}
