import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { UsageError } from "./usageError.ts";

/** Where a command says and asks something. */
export interface Terminal {
  /** Shows text to people, or the outcome to programs. */
  print(text: string): void;
  /** Says what is no part of the outcome: warnings and errors. */
  warn(text: string): void;
  /** Asks a question. Throws `UsageError` where nobody can answer it, and names the flag that could have. */
  confirm(question: string, flag: string): Promise<boolean>;
  /** Has a passphrase typed unseen. Throws `UsageError` where nobody can, and names the variable that could have had it. */
  askPassphrase(question: string, variable: string): Promise<string>;
}

/** What a terminal, or whatever stands in for one, is read from. */
type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** The terminal of this process. */
export function processTerminal(input: Input = process.stdin): Terminal {
  return {
    print: (text) => console.log(text),
    warn: (text) => console.error(text),
    confirm: (question, flag) => confirm(input, question, flag),
    askPassphrase: (question, variable) => askPassphrase(input, question, variable),
  };
}

async function confirm(input: Input, question: string, flag: string): Promise<boolean> {
  if (!input.isTTY) {
    throw new UsageError("Nobody is there to say yes.", { hint: `Run it in a terminal, or add ${flag}.` });
  }
  const terminal = createInterface({ input, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

async function askPassphrase(input: Input, question: string, variable: string): Promise<string> {
  if (!input.isTTY) {
    throw new UsageError("Nobody is there to type a passphrase.", {
      hint: `Run it in a terminal, or set ${variable}.`,
    });
  }
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input, output: unseen, terminal: true });
  try {
    process.stderr.write(`${question} `);
    return await terminal.question("");
  } finally {
    terminal.close();
    process.stderr.write("\n");
  }
}
