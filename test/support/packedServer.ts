import { readFile } from "node:fs/promises";
import path from "node:path";
import { keyFiles } from "../../scripts/circuit/manifest.ts";
import { loadFold } from "../../scripts/vectors/fold.ts";
import { createProver } from "../../src/answer/prover.ts";
import { signals as position } from "../../src/generated/answerKey.ts";
import { requestSignals } from "../../src/request/encoding.ts";
import { fullRequest, inputFor, schema, scope } from "./answerCase.ts";

/** An app that checks an answer and starts a proof, as a server might. */
export const server = `
  import { readFile } from "node:fs/promises";
  import { createProver, verifyAnswer } from "decdp";
  import { circuitFiles } from "decdp/circuit";
  import { answer, folded, input, keys } from "./answer.js";
  async function main() {
    const [wasm, zkey] = await Promise.all([readFile(keys + "/answer.wasm"), readFile(keys + "/answer.zkey")]);
    const prover = await createProver({ wasm, zkey });
    const proof = await prover.prove(input).then(({ signals }) => String(signals.nullifier), ({ message }) => message);
    await prover.close();
    let address;
    try {
      address = circuitFiles.wasm.href;
    } catch ({ message }) {
      address = message;
    }
    console.log(JSON.stringify({ holds: await verifyAnswer(folded, answer), proof, address }));
  }
  main();
`;

/** What the server imports: the input of a proof, an answer that holds, and where the circuit's files are. */
export async function answerModule(): Promise<string> {
  const input = inputFor(fullRequest);
  const [wasm, zkey] = await Promise.all([readFile(keyFiles.wasm), readFile(keyFiles.zkey)]);
  const prover = await createProver({ wasm, zkey });
  const answer = await prover.prove(input);
  await prover.close();
  const fold = await loadFold();
  const constants = requestSignals({ schema, ...fullRequest });
  const indexed = constants.map((value, index) => [1 + position.schema + index, value] as const);
  const folded = fold(new Map([[0, 1n], [1 + position.scope, scope], ...indexed]));
  const keys = path.dirname(keyFiles.wasm);
  return Object.entries({ input, answer, folded, keys })
    .map(([name, value]) => `export const ${name} = ${literal(value)};`)
    .join("\n");
}

function literal(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  return `{ ${Object.entries(value)
    .map(([name, part]) => `${name}: ${literal(part)}`)
    .join(", ")} }`;
}
