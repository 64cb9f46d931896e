import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { poseidon4 } from "poseidon-lite";
import type { AnswerInput } from "../../src/answer/input.ts";
import { leafOf } from "../../src/credential/credential.ts";
import { rootOfPath } from "../../src/credential/issuerTree.ts";
import { inputFor, otherLeaves } from "../support/answerCase.ts";
import {
  type AnswerCircuit,
  assertAccepted,
  assertRefused,
  loadAnswerCircuit,
} from "../support/circuit/answerCircuit.ts";

const membership = (level: number) => new RegExp(`^IssuerTreeRoot\\.(first|second)Pair\\[${level}\\]$`);
const publishedRoot = /^root$/;

describe("the credential is a leaf of the issuer's tree", () => {
  const input = inputFor();
  const { children } = input;
  let circuit: AnswerCircuit;
  let leaf: bigint;

  before(async () => {
    circuit = await loadAnswerCircuit();
    const witness = await circuit.honest(input);
    leaf = witness[circuit.wire("leaf")]!;
    assertAccepted(circuit, witness);
  });

  it("accepts the leaf among its siblings in any order", async () => {
    for (const first of [
      children[0]!.toReversed(),
      [leaf, 0n, 0n, 0n],
      [0n, 0n, 0n, leaf],
      [leaf, leaf, leaf, leaf],
    ]) {
      assertAccepted(
        circuit,
        await circuit.careless(withRoot({ ...input, children: [first, ...above(first)] })),
      );
    }
  });

  it("refuses another root", async () => {
    for (const root of [0n, leaf, input.root + 1n]) {
      assertRefused(circuit, await circuit.careless({ ...input, root }), publishedRoot);
    }
  });

  it("refuses a path that does not hold the leaf", async () => {
    const strangers = [otherLeaves.slice(0, 4), ...children.slice(1)];
    const witness = await circuit.careless(withRoot({ ...input, children: strangers }));
    assertRefused(circuit, witness, membership(0), membership(1));
  });

  it("refuses a path that leaves the tree at any level", async () => {
    for (let level = 1; level < children.length; level++) {
      const changed = children.with(level, [1n, 2n, 3n, 4n]);
      const above = withRoot({ ...input, children: changed });
      assertRefused(circuit, await circuit.careless(above), membership(level), membership(level + 1));
    }
  });

  it("refuses a made-up leaf under a tree that was published one level short", async () => {
    // The issuer's tree has depth 9, so the prover may choose the lowest of ten levels.
    const short = [children[0]!, ...children.slice(1, 9)];
    const forged = { ...input, attributes: input.attributes.with(0, 99n) };
    const made = (await circuit.careless(forged))[circuit.wire("leaf")]!;
    const path = [[made, leaf, 0n, 0n], ...short];
    const root = rootOfPath(leaf, short)!;
    const witness = await circuit.careless({ ...forged, children: path, root });
    assertRefused(circuit, witness, membership(1));
    const lying = await circuit.lying(
      { ...forged, children: path, root },
      { "IssuerTreeRoot.node[1]": leaf },
    );
    assertRefused(circuit, lying, /^IssuerTreeRoot\.node\[1\]$/);
  });

  it("refuses a leaf under a tree that was published one level long", async () => {
    const long = [...children, [rootOfPath(leaf, children)!, 1n, 2n, 3n]];
    const root = rootOfPath(leaf, long)!;
    // Leaving out the top gives another root, leaving out the bottom another leaf.
    assertRefused(circuit, await circuit.careless({ ...input, root }), publishedRoot);
    const upper = await circuit.careless({ ...input, children: long.slice(1), root });
    assertRefused(circuit, upper, membership(0));
  });

  it("refuses a node that is presented as a leaf", async () => {
    const node = poseidon4([...children[0]!]);
    const long = [...children.slice(1), [input.root, 1n, 2n, 3n]];
    const lying = { ...input, children: long, root: rootOfPath(long[9]![0]!, [long[9]!])! };
    const witness = await circuit.lying(lying, { leaf: node });
    assertRefused(circuit, witness, /^(leaf|CredentialLeaf\..*)$/);
  });

  it("refuses an attribute, a validity or a commitment that the leaf does not hold", async () => {
    const changes: Partial<AnswerInput>[] = [
      ...input.attributes.map((value, index) => ({ attributes: input.attributes.with(index, value + 1n) })),
      { validUntil: input.validUntil + 1n },
      { schema: input.schema + 1n },
      { secret: input.secret + 1n },
      { blinding: input.blinding + 1n },
      { secret: input.blinding, blinding: input.secret },
    ];
    for (const change of changes) {
      assertRefused(circuit, await circuit.careless({ ...input, ...change }), membership(0));
    }
  });

  it("refuses another leaf by the signal itself", async () => {
    const { attributes, schema, validUntil } = input;
    const other = leafOf({
      schema,
      commitment: 1n,
      validUntil: Number(validUntil),
      attributes: attributes.map(Number),
    });
    const path = [[other, 0n, 0n, 0n], ...above([other, 0n, 0n, 0n])];
    const witness = await circuit.lying(withRoot({ ...input, children: path }), { leaf: other });
    assertRefused(circuit, witness, /^(leaf|CredentialLeaf\..*)$/);
  });
});

/** The levels above these lowest children, with empty siblings. */
function above(children: readonly bigint[]): bigint[][] {
  const levels: bigint[][] = [];
  let below = children;
  while (levels.length < 9) {
    below = [poseidon4([...below]), 0n, 0n, 0n];
    levels.push([...below]);
  }
  return levels;
}

/** With the root to which the uppermost children lead. */
function withRoot(input: AnswerInput): AnswerInput {
  assert.equal(input.children.length, 10);
  return { ...input, root: poseidon4([...input.children[9]!]) };
}
