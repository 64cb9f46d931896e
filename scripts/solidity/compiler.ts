import { readFileSync } from "node:fs";
import path from "node:path";
import solc from "solc";
import { fromRoot } from "../../services/shared/paths.ts";

/** Source texts, by the names that the compiler uses. */
export type Sources = Readonly<Record<string, string>>;

/** A node of the compiler's syntax tree, of Solidity or of Yul. */
export interface SyntaxNode {
  readonly nodeType: string;
  /** First byte : number of bytes : number of the source. */
  readonly src: string;
  readonly [field: string]: unknown;
}

export interface CompiledContract {
  readonly abi: readonly { readonly type: string; readonly name?: string }[];
  readonly evm: Record<"bytecode" | "deployedBytecode", { object: string; linkReferences: Links }>;
}

type Links = Record<string, Record<string, { start: number; length: number }[]>>;

export interface Message {
  readonly severity: "error" | "warning" | "info";
  readonly formattedMessage: string;
  readonly sourceLocation?: { readonly file: string };
}

interface Output {
  readonly errors?: readonly Message[];
  readonly sources?: Record<string, { readonly ast: SyntaxNode }>;
  readonly contracts?: Record<string, Record<string, CompiledContract>>;
}

export class CompilationError extends Error {
  override readonly name = "CompilationError";
}

const importLine = /^(?:import\s[^"']*|\} from )["'](.+?)["'];/gm;

/** These files and everything that they import, from the repository and its packages unless told where else. */
export function readSources(files: readonly string[], locate = locateSource): Sources {
  const sources: Record<string, string> = {};
  const open = [...files];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (sources[name] !== undefined) continue;
    const text = readFileSync(locate(name), "utf8");
    sources[name] = text;
    const directory = path.posix.dirname(name);
    for (const [, imported] of text.matchAll(importLine)) {
      open.push(imported!.startsWith(".") ? path.posix.join(directory, imported!) : imported!);
    }
  }
  return sources;
}

function locateSource(name: string): string {
  return fromRoot(name.startsWith("@") ? "node_modules" : "", name);
}

/** Compiles in this process with Hardhat's compiler. Throws a CompilationError with all errors. */
export function compile(sources: Sources, settings: object, outputSelection: object): Output {
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(Object.entries(sources).map(([name, content]) => [name, { content }])),
    settings: { ...settings, outputSelection },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as Output;
  const errors = (output.errors ?? []).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new CompilationError(errors.map((error) => error.formattedMessage).join("\n"));
  return output;
}
