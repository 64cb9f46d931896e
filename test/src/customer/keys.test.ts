import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Address } from "viem";
import {
  blindingFor,
  createCustomerKeys,
  payeeFor,
  secretOf,
  subjectFor,
} from "../../../src/customer/keys.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";

const keys = { secretSeed: `0x${"11".repeat(32)}`, subjectSeed: `0x${"22".repeat(32)}` } as const;
const [first, second]: Address[] = [
  "0x5FbDB2315678afecb367f032d93F642f64180aa3",
  "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512",
];

/** Everything that is derived from one customer's keys. */
function derived(from = keys as Parameters<typeof secretOf>[0]): (bigint | Address)[] {
  return [
    secretOf(from),
    blindingFor(from, 1, first!, 1n),
    blindingFor(from, 2, first!, 1n),
    blindingFor(from, 1, second!, 1n),
    blindingFor(from, 1, first!, 2n),
    subjectFor(from, first!).address,
    subjectFor(from, second!).address,
    payeeFor(from, first!).address,
    payeeFor(from, second!).address,
  ];
}

describe("a customer's keys", () => {
  it("give another blinding for each issuer, and another subject and payee for each brand", () => {
    const all = [...derived(), ...derived(createCustomerKeys()), ...derived(createCustomerKeys())];
    assert.equal(new Set(all).size, all.length);
  });

  it("give the same again, however an address is written", () => {
    assert.deepEqual(derived(), derived({ ...keys }));
    const lowercase = first!.toLowerCase() as Address;
    assert.equal(subjectFor(keys, lowercase).address, subjectFor(keys, first!).address);
    assert.equal(blindingFor(keys, 1, lowercase, 1n), blindingFor(keys, 1, first!, 1n));
  });

  it("keep secrets and accounts apart", () => {
    const other = createCustomerKeys();
    assert.equal(secretOf({ ...keys, subjectSeed: other.subjectSeed }), secretOf(keys));
    const { address } = subjectFor({ ...keys, secretSeed: other.secretSeed }, first!);
    assert.equal(address, subjectFor(keys, first!).address);
  });

  it("give field elements", () => {
    for (const value of [secretOf(keys), blindingFor(keys, 1, first!, 1n)]) {
      assert.ok(value > 0n && value < SCALAR_MODULUS);
    }
  });

  it("are random seeds that have nothing to do with each other", () => {
    const seeds = [1, 2, 3].flatMap(() => Object.values(createCustomerKeys()));
    assert.equal(new Set(seeds).size, 6);
  });
});
