import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { getAddress, numberToHex } from "viem";
import { accountIri } from "../../../src/consent/receipt/document/iris.ts";
import { didFor, didOf, readDid } from "../../../src/customer/did.ts";
import { createCustomerKeys, payeeFor, subjectFor } from "../../../src/customer/keys.ts";
import { InvalidValueError } from "../../../src/errors.ts";

const account = "0xa8049bb68181799124f98e467dd749e120abfa64";

describe("a customer's decentralized identifier", () => {
  it("is what receipts call the subject, and is read back", () => {
    const did = didOf({ chainId: 31337, account: getAddress(account) });
    assert.equal(did, `did:pkh:eip155:31337:${account}`);
    assert.equal(did, accountIri(31337, account));
    assert.deepEqual(readDid(did), { chainId: 31337, account });
    assert.deepEqual(readDid(`did:pkh:eip155:1:${getAddress(account)}`), { chainId: 1, account });
  });

  it("is another one for each brand and customer, and never that of the payee", () => {
    const customers = [createCustomerKeys(), createCustomerKeys()];
    const brands = Array.from({ length: 20 }, (_, index) => numberToHex(index + 1, { size: 20 }));
    const dids = customers.flatMap((keys) => brands.map((brand) => didFor(keys, 1, brand)));
    const payees = customers.flatMap((keys) =>
      brands.map((brand) => didOf({ chainId: 1, account: payeeFor(keys, brand).address })),
    );
    assert.equal(new Set([...dids, ...payees]).size, 80);
    const [keys] = customers;
    const { address } = subjectFor(keys!, brands[0]!);
    assert.equal(readDid(dids[0]!).account, address.toLowerCase());
  });

  it("is refused if it names anything else", () => {
    const others = [
      "",
      account,
      `did:pkh:eip155:0:${account}`,
      `did:pkh:eip155:01:${account}`,
      `did:pkh:eip155:9999999999999999:${account}`,
      `did:pkh:solana:1:${account}`,
      `did:ethr:1:${account}`,
      `did:pkh:eip155:1:${account}0`,
      `did:pkh:eip155:1:${account}#key`,
      `did:pkh:eip155:1:${account}\n`,
      ` did:pkh:eip155:1:${account}`,
    ];
    for (const other of others) assert.throws(() => readDid(other), InvalidValueError, other);
  });
});
