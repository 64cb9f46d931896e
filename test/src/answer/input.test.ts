import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type AnswerWitness,
  answerInput,
  LEAST_VALIDITY,
  nextMidnight,
  validAtFor,
} from "../../../src/answer/input.ts";
import { commitmentOf, leafOf } from "../../../src/credential/credential.ts";
import { createIssuerTree, treePath, treeRoot } from "../../../src/credential/issuerTree.ts";
import { type DecdpError, InvalidRequestError, InvalidValueError } from "../../../src/errors.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import { requestInputs, requestSignals } from "../../../src/request/encoding.ts";
import {
  attributes,
  blinding,
  fullRequest,
  schema,
  scope,
  secret,
  subject,
  validAt,
} from "../../support/answerCase.ts";

const request = { schema, ...fullRequest };
const credential = {
  schema,
  commitment: commitmentOf(secret, blinding),
  validUntil: validAt,
  attributes,
};
const tree = createIssuerTree([1n, 2n, leafOf(credential)]);
const witness: AnswerWitness = {
  request,
  credential,
  secret,
  blinding,
  path: treePath(tree, 2),
  subject,
  scope,
  validAt,
  sealKey: 7n,
};

function refuses(
  change: Partial<AnswerWitness>,
  message: RegExp,
  type: typeof DecdpError = InvalidValueError,
): void {
  assert.throws(
    () => answerInput({ ...witness, ...change }),
    (error) => error instanceof type && message.test(error.message),
  );
}

describe("the circuit's inputs", () => {
  it("hold the request, the credential, its path and the bins of its attributes", () => {
    const input = answerInput(witness);
    assert.equal(input.root, treeRoot(tree));
    assert.equal(input.subjectAndTime, BigInt(subject) + (BigInt(witness.validAt) << 160n));
    assert.deepEqual(input.attributes, attributes.map(BigInt));
    assert.deepEqual(input.bins.slice(0, 3), [
      [0n, 1n, 0n],
      [1n, 1n, 0n],
      [1n, 1n, 0n],
    ]);
    assert.deepEqual(input.bins[15], [1n, 1n, 1n]);
    for (const [name, value] of Object.entries(requestInputs(request))) {
      assert.deepEqual(input[name as keyof typeof input], value);
    }
  });

  it("are refused for another's credential", () => {
    refuses({ secret: secret + 1n }, /issued for another secret or blinding/);
    refuses({ blinding: blinding + 1n }, /issued for another secret or blinding/);
  });

  it("are refused for a time or an account that does not fit its bits", () => {
    for (const validAt of [-1, 1.5, Number.NaN]) refuses({ validAt }, /not a Unix time in seconds/);
    refuses({ subject: `0x${"1".repeat(42)}` }, /not an account's address/);
  });

  it("are refused for a path of another shape", () => {
    refuses({ path: witness.path.slice(1) }, /10 levels of 4 children/);
    refuses({ path: [...witness.path, witness.path[9]!] }, /10 levels of 4 children/);
    refuses({ path: witness.path.map((children) => children.slice(1)) }, /10 levels of 4 children/);
  });

  it("are refused for another schema", () => {
    refuses({ request: { ...request, schema: schema + 1n } }, /follows another schema/);
  });

  it("are refused for a credential that has run out", () => {
    refuses({ validAt: validAt + 1 }, /ends at 1893456000, before 1893456001.*Ask the issuer to renew/);
  });

  it("are refused for a path that does not hold the credential", () => {
    refuses({ path: treePath(tree, 2).with(0, [1n, 2n, 3n, 4n]) }, /not on this path.*renewed or revoked/);
    refuses({ credential: { ...credential, attributes: attributes.with(0, 11) } }, /not on this path/);
  });

  it("are refused for what is no field element", () => {
    refuses({ scope: SCALAR_MODULUS }, /scope is not a field element/);
    refuses({ sealKey: -1n }, /sealKey is not a field element/);
    refuses({ secret: SCALAR_MODULUS }, /secret is not a field element/);
  });

  it("are refused for a malformed request", () => {
    const groups = [0, 1, 1, 1];
    const malformed = { ...request, rules: { ...request.rules, groups } };
    refuses({ request: malformed }, /has no clause/, InvalidRequestError);
    const cutoffs = [3, 2, 1];
    const falling = { ...request, model: { ...request.model, cutoffs } };
    refuses({ request: falling }, /below the one before/, InvalidRequestError);
  });
});

describe("a request as public signals", () => {
  it("has 500 of them, row by row", () => {
    const signals = requestSignals(request);
    assert.equal(signals.length, 500);
    assert.equal(signals[0], schema);
    const selectors = signals.slice(1, 129);
    for (let clause = 0; clause < 8; clause++) {
      const row = Array.from({ length: 16 }, (_, attribute) => (attribute === clause ? 1n : 0n));
      assert.deepEqual(selectors.slice(16 * clause, 16 * clause + 16), row);
    }
    assert.deepEqual(signals.slice(-3), [SCALAR_MODULUS - 50n, 22n, 23n]);
  });

  it("selects no attribute for a clause that belongs to no clause group", () => {
    const rules = { ...fullRequest.rules, groups: [1, 1, 1, 1] };
    const { selectors } = requestInputs({ ...request, rules });
    assert.equal(selectors[0]!.filter((bit) => bit === 1n).length, 1);
    assert.ok(
      selectors
        .slice(1)
        .flat()
        .every((bit) => bit === 0n),
    );
  });
});

describe("the next midnight", () => {
  it("is the first one at or after a time", () => {
    const day = 86_400;
    for (const midnight of [0, day, 20_000 * day]) {
      assert.equal(nextMidnight(midnight), midnight);
      assert.equal(nextMidnight(midnight + 1), midnight + day);
      assert.equal(nextMidnight(midnight + day - 1), midnight + day);
    }
  });
});

describe("the time at which an answer is valid", () => {
  it("is a midnight that leaves half a day, and no more than the contract accepts", () => {
    const day = 86_400;
    for (let time = 20_000 * day - 5; time <= 20_001 * day + 5; time += 97) {
      const validAt = validAtFor(time);
      assert.equal(validAt % day, 0);
      assert.ok(validAt - time >= LEAST_VALIDITY, `${validAt - time} seconds are left`);
      assert.ok(validAt - time <= 2 * day - LEAST_VALIDITY);
    }
    // A second before midnight.
    assert.equal(validAtFor(20_000 * day - 1), 20_001 * day);
  });
});
