import { type Edit, neighboursOf } from "./mutant.ts";

/** A statement that starts at the beginning of a line and ends with a semicolon. */
const statement = /^[ \t]*(?!signal input|signal output|include|pragma|component main)[^\n;{}]*;/gm;

/** A name with its index, call or member; a number; or an expression in brackets. */
const operand = String.raw`(?:\w+(?:\[[^[\]]*\]|\([^()]*\)|\.\w+)*|\((?:[^()]|\([^()]*\))*\))`;
const product = `${operand}(?: (?:\\*|%|\\\\|<<) ${operand})*`;

/** All edits of a circom source. Works on text, because there is no circom parser for TypeScript. */
export function circomEdits(source: string): Edit[] {
  // Comments keep their length, so positions stay the same.
  const code = source.replace(/\/\/.*$/gm, (comment) => " ".repeat(comment.length));
  return [
    ...statementEdits(code),
    ...constantEdits(code),
    ...matches(code, / <== (?!\w*\()/g, " <-- ", "constraint removed"),
    ...matches(code, / \+ /g, " - ", "operator swapped"),
    ...matches(code, / - /g, " + ", "operator swapped"),
    ...matches(code, / \* /g, " + ", "operator swapped"),
    ...matches(code, / \+= /g, " = ", "term dropped"),
    ...matches(code, new RegExp(` [+-] ${product}`, "g"), "", "term dropped"),
    ...matches(code, new RegExp(` \\* ${operand}`, "g"), "", "factor dropped"),
    ...matches(code, new RegExp(`${operand} \\* `, "g"), "", "factor dropped"),
  ];
}

function matches(code: string, pattern: RegExp, replacement: string, operator: string): Edit[] {
  return [...code.matchAll(pattern)].map(({ 0: text, index }) => {
    return { start: index, end: index + text.length, replacement, operator };
  });
}

/** Assertions, and components that matter only for their constraints. */
function statementEdits(code: string): Edit[] {
  return [...code.matchAll(statement)]
    .filter(([text]) => text.includes(" === ") || /^\s*\w+\([^()]*\)\(/.test(text))
    .map(({ 0: text, index }) => {
      const start = index + text.length - text.trimStart().length;
      return { start, end: index + text.length, replacement: "", operator: "constraint removed" };
    });
}

/**
 * Numbers, except the sizes of arrays and the arity of hashes, which must match each other. An index and the end of a
 * loop are only lowered, because raising them would merely leave the array.
 */
function constantEdits(code: string): Edit[] {
  const fixed = [
    ...code.matchAll(
      /^\s*(?:signal|var) (?:input |output )?\w+(?:\[[^\]]*\])+|Poseidon\(\d+\)|^(?:pragma|include).*$/gm,
    ),
  ];
  const isFixed = (at: number) => fixed.some(({ 0: text, index }) => at >= index && at < index + text.length);
  return [...code.matchAll(/(?<![\w.])\d+(?!\w)/g)]
    .filter(({ index }) => !isFixed(index))
    .flatMap(({ 0: text, index }) => {
      const end = index + text.length;
      const isPosition = /(?:\w\[| < )$/.test(code.slice(0, index));
      const values = isPosition ? neighboursOf(text).slice(0, 1) : neighboursOf(text);
      return values.map((replacement) => ({ start: index, end, replacement, operator: "constant changed" }));
    });
}
