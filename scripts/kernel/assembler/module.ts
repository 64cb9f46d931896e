import { type Bytes, flatten, list, unsigned, withLength } from "./bytes.ts";
import type { Code, Local } from "./instructions.ts";

const I32 = 0x7f;
const I64 = 0x7e;
const FUNCTION = 0x60;

/** What the body of a function is written with. */
export interface Body {
  /** Parameters are 32-bit integers. */
  readonly parameters: readonly Local[];
  /** A new local variable that is zero at first. */
  i32(): Local;
  i64(): Local;
}

interface Func {
  readonly name: string;
  readonly parameters: number;
  readonly hasResult: boolean;
  readonly content: Bytes;
}

/** A WebAssembly module that imports its memory, `env.memory`, and exports every function. */
export interface ModuleBuilder {
  /** Adds a function and returns its number, for `call`. Parameters and result are 32-bit integers. */
  define(name: string, parameters: number, write: (body: Body) => Code, hasResult?: boolean): number;
  /** The module's bytes. */
  assemble(): Uint8Array;
}

export function createModule(): ModuleBuilder {
  const functions: Func[] = [];
  return {
    define(name, parameters, write, hasResult = false) {
      functions.push({ name, parameters, hasResult, content: bodyOf(parameters, write) });
      return functions.length - 1;
    },
    assemble: () => new Uint8Array(flatten(moduleOf(functions))),
  };
}

function bodyOf(parameters: number, write: (body: Body) => Code): Bytes {
  const types: number[] = [];
  const local = (type: number): Local => ({ index: parameters + types.push(type) - 1 });
  const code = write({
    parameters: Array.from({ length: parameters }, (_, index) => ({ index })),
    i32: () => local(I32),
    i64: () => local(I64),
  });
  return withLength([list(types.map((type) => [1, type])), code, 0x0b]);
}

function moduleOf(functions: readonly Func[]): Bytes {
  const types = functions.map(({ parameters, hasResult }) => [
    FUNCTION,
    list(Array.from({ length: parameters }, () => [I32])),
    list(hasResult ? [[I32]] : []),
  ]);
  const section = (id: number, content: Bytes): Bytes => [id, withLength(content)];
  return [
    [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, list(types)),
    // A memory of at least one page; how large it is, is for whoever makes it.
    section(2, list([[withLength("env"), withLength("memory"), 0x02, 0x00, 1]])),
    section(3, list(functions.map((_, index) => unsigned(index)))),
    section(7, list(functions.map(({ name }, index) => [withLength(name), 0x00, unsigned(index)]))),
    section(10, list(functions.map(({ content }) => content))),
  ];
}
