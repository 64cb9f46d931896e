import assert from "node:assert/strict";
import type { Witness } from "circom_tester";
import type { CircuitInput } from "snarkjs";
import type { AnswerInput } from "../../../src/answer/input.ts";
import { createIssuerTree, treePath, treeRoot } from "../../../src/credential/issuerTree.ts";
import { toField } from "../../../src/field.ts";
import { loadCarelessCalculator } from "./carelessCircuit.ts";
import { loadCircuit } from "./circuit.ts";
import { brokenRows, type ConstraintSystem, constraintSystem, wiresOf } from "./constraintSystem.ts";
import { propagate } from "./propagation.ts";

/** The released answer circuit, with the means of a customer who cheats. */
export interface AnswerCircuit {
  readonly system: ConstraintSystem;
  /** The name of each wire, with anonymous components by their template: `Rules.Clause[0].isCode`. */
  readonly names: readonly string[];
  /** The wire of that name. */
  wire(name: string): number;
  /** The witness of the released calculator, which refuses inputs that do not fit. */
  honest(input: AnswerInput): Promise<Witness>;
  /** A witness for any inputs: all that can be calculated follows from them, whatever the circuit asserts. */
  careless(input: AnswerInput): Promise<Witness>;
  /** The same for a credential that an issuer signed, whatever it holds: it is put into a tree. */
  issued(input: AnswerInput): Promise<Witness>;
  /**
   * The witness of a cheater who claims these values of wires, by name, and fits every other wire to them, as long
   * as a row leaves a choice.
   */
  lying(input: AnswerInput, lies: Readonly<Record<string, bigint>>): Promise<Witness>;
}

/** Their inputs are inputs of the circuit, so that a lie cannot reach them. */
const nodeHashes = /^IssuerTreeRoot\.Poseidon/;

let circuit: Promise<AnswerCircuit> | undefined;

/** Compiles the circuit once for all tests of a run; the first time, this takes five seconds. */
export function loadAnswerCircuit(): Promise<AnswerCircuit> {
  circuit ??= compile();
  return circuit;
}

/** Fails unless some row is broken, and each broken row is about a wire whose name matches, if any are given. */
export function assertRefused(
  { system, names }: AnswerCircuit,
  witness: Witness,
  ...expected: readonly RegExp[]
): void {
  const broken = brokenRows(system, witness).map((row) => [...wiresOf(row)].map((wire) => names[wire]!));
  assert.notEqual(broken.length, 0, "The circuit accepts this witness.");
  for (const row of broken) {
    const isExpected =
      expected.length === 0 || row.some((name) => expected.some((pattern) => pattern.test(name)));
    assert.ok(isExpected, `An unexpected row is broken, about ${row.slice(0, 8).join(", ")}.`);
  }
}

/** Fails if a row is broken. */
export function assertAccepted({ system, names }: AnswerCircuit, witness: Witness): void {
  const broken = brokenRows(system, witness).map((row) => [...wiresOf(row)].map((wire) => names[wire]!));
  assert.deepEqual(broken, []);
}

async function compile(): Promise<AnswerCircuit> {
  const released = await loadCircuit("circuits/answer.circom");
  await released.loadConstraints();
  await released.loadSymbols();
  const kept = Object.entries(released.symbols).filter(([, { varIdx }]) => varIdx > 0);

  const names = ["1"];
  const plainName = anonymousNames();
  for (const [name, { varIdx }] of kept) names[varIdx] ??= plainName(name);

  let calculator: ReturnType<typeof loadCarelessCalculator> | undefined;
  const careless = async (input: AnswerInput) => {
    calculator ??= loadCarelessCalculator();
    const calculate = await calculator;
    const values = await calculate(asCircuitInput(input));
    const witness = [1n];
    for (const [, { varIdx, labelIdx }] of kept) witness[varIdx] = values.get(labelIdx)!;
    return witness;
  };
  const wires = new Map(names.map((name, index) => [name, index]));
  const wire = (name: string) => {
    const found = wires.get(name);
    assert.ok(found !== undefined, `The circuit has no wire ${name}.`);
    return found;
  };
  const system = constraintSystem(released);
  return {
    system,
    names,
    wire,
    honest: (input) => released.calculateWitness(asCircuitInput(input), true),
    careless,
    async issued(input) {
      const leaf = (await careless(input))[wire("leaf")]!;
      const tree = createIssuerTree([leaf]);
      return careless({ ...input, children: treePath(tree, 0), root: treeRoot(tree) });
    },
    async lying(input, lies) {
      const witness = await careless(input);
      const given = new Map<number, bigint>();
      names.forEach((name, index) => {
        const isInput = index >= wire("subjectAndTime") && index <= wire("validAt");
        if (isInput || nodeHashes.test(name)) given.set(index, witness[index]!);
      });
      for (const [name, value] of Object.entries(lies)) given.set(wire(name), toField(value));
      const values = propagate(system, given);
      return witness.map((value, index) => values.get(index) ?? value);
    },
  };
}

/**
 * Shortens names: circom calls an anonymous component by its template and its place in the source, which changes
 * with every edit. The second one of a template in the same component is called by template and #2, and so on.
 */
function anonymousNames(): (name: string) => string {
  const seen = new Map<string, string[]>();
  return (name) => {
    let parent = "";
    const parts = name.split(".").slice(1);
    return parts
      .map((part) => {
        const [, template, place, index] = /^(\w+?)(_\d+_\d+)(\[\d+\])?$/.exec(part) ?? [];
        const siblings = seen.get(`${parent}/${template}`) ?? [];
        parent += `/${part}`;
        if (template === undefined || place === undefined) return part;
        if (!siblings.includes(place)) siblings.push(place);
        seen.set(`${parent.slice(0, parent.lastIndexOf("/"))}/${template}`, siblings);
        const number = siblings.indexOf(place) + 1;
        return `${template}${number > 1 ? `#${number}` : ""}${index ?? ""}`;
      })
      .join(".");
  };
}

function asCircuitInput(input: AnswerInput): CircuitInput {
  return { ...input } as unknown as CircuitInput;
}
