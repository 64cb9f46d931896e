import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { type Address, type Hex, hashMessage } from "viem";
import { generatePrivateKey, mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import type { Ask } from "../../../../src/source/source.ts";
import type { SourceError } from "../../../../src/source/sourceError.ts";
import { createWallet } from "../../../../src/source/wallet/wallet.ts";
import { usualFacts } from "../../../../src/source/wallet/walletSchema.ts";
import {
  answerOf,
  type Instead,
  NOW,
  type RecordedNode,
  reply,
  startRecordedNode,
} from "../../../support/wallet/recordedNode.ts";

const DAY = 86_400;
/** Owns some tokens of the contract, in the recorded block. */
const owner = mnemonicToAccount("test test test test test test test test test test test junk");
const TOKEN = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const VALID = "0x1626ba7e".padEnd(66, "0");

describe("a wallet", () => {
  let node: RecordedNode;
  let other: RecordedNode;
  before(async () => {
    [node, other] = await Promise.all([startRecordedNode(), startRecordedNode()]);
  });
  after(() => Promise.all([node.close(), other.close()]));
  afterEach(() => {
    for (const one of [node, other]) one.answerWith(() => undefined);
  });

  const source = (nodes = [node, other]) =>
    createWallet({
      nodes: nodes.map(({ client }) => client),
      place: { chainId: 1, domain: "app.example", uri: "https://app.example/", statement: "Show it." },
      facts: {
        ...usualFacts,
        tokens: [{ name: "PTS", address: TOKEN, decimals: 18, slot: 0, edges: [1, 100] }],
      },
      depth: 0,
    });

  async function begin(address: Address = owner.address, nonce = "0123456789abcdef") {
    const start = { session: "session", nonce, returnTo: "https://app.example/", account: "0xaa" };
    const { pending, ask } = await source().begin({
      ...start,
      now: NOW,
      until: NOW + DAY,
      given: { address },
    });
    return { pending, message: textOf(ask), signature: await owner.signMessage({ message: textOf(ask) }) };
  }

  /** How a reading fails; no error may name the wallet or the node's path. */
  async function failsWith(code: string, given: unknown, { now = NOW, nonce = "0123456789abcdef" } = {}) {
    const { pending } = await begin(owner.address, nonce);
    const error = await source()
      .read(pending, given, now)
      .then(
        () => assert.fail("it was read"),
        (thrown: SourceError) => thrown,
      );
    assert.equal(error.code, code, error.message);
    const said = JSON.stringify([error.message, error.details, `${error.cause ?? ""}`]).toLowerCase();
    assert.ok(!said.includes(owner.address.slice(2).toLowerCase()), said);
    return error;
  }

  it("is read at one block, with proofs, and gives bands", async () => {
    const { pending, signature } = await begin();
    const { reading } = await source().read(pending, { signature }, NOW);
    assert.equal(reading.account, `eip155:1:${owner.address.toLowerCase()}`);
    assert.deepEqual(reading.values, {
      balance: "10 ether or more",
      age: "under 30 days",
      "activity in 90 days": "1 to 10 transactions",
      "holds PTS": "1 to 100 PTS",
    });
    await source().end(pending);
  });

  it("that is a contract is asked at every node whether it signed this text (ERC-1271)", async () => {
    const accepts =
      (message: string): Instead =>
      (asked, response) => {
        const data = String((asked.params[0] as { data?: Hex } | undefined)?.data);
        const isSigned = asked.method === "eth_call" && data.includes(hashMessage(message).slice(2));
        return isSigned && reply(response, asked, { result: VALID });
      };
    const contract = createWallet({
      nodes: [node.client, other.client],
      place: { chainId: 1, domain: "app.example", uri: "https://app.example/", statement: "Show it." },
      facts: { ...usualFacts, tokens: [] },
      depth: 0,
    });
    const { pending, message } = await begin(TOKEN);
    const given = { signature: "0x1234" };
    node.answerWith(accepts(message));
    await assert.rejects(contract.read(pending, given, NOW), { code: "forged" });
    other.answerWith(accepts(message));
    const { reading } = await contract.read(pending, given, NOW);
    assert.equal(reading.values.balance, "under 0.01 ether");
    const earlier = await begin(TOKEN, "fedcba9876543210");
    await assert.rejects(contract.read(earlier.pending, given, NOW), { code: "forged" });
  });

  it("is not read without its own signature of this session's text, in time", async () => {
    const { message, signature } = await begin();
    const stranger = privateKeyToAccount(generatePrivateKey());
    node.methods.length = 0;
    await failsWith("refused", {});
    await failsWith("refused", { signature: 5 });
    await failsWith("expired", { signature }, { now: NOW + 601 });
    assert.deepEqual(node.methods, []);
    await failsWith("forged", { signature: await stranger.signMessage({ message }) });
    await failsWith("forged", { signature: await owner.signMessage({ message: `${message} ` }) });
    // A signature that was given in another session.
    await failsWith("forged", { signature }, { nonce: "fedcba9876543210" });
    await assert.rejects(
      source().begin({
        ...{ session: "s", nonce: "n", returnTo: "", account: "0xaa", now: NOW, until: NOW + DAY },
        given: { address: "0x12" },
      }),
      { code: "unexpected" },
    );
  });

  it("is not vouched for where a node changes what it shows, or the nodes do not agree", async () => {
    const { signature } = await begin();
    const changed = (method: string, change: (text: string) => string): Instead => {
      return (asked, response) =>
        asked.method === method &&
        reply(response, asked, { result: JSON.parse(change(JSON.stringify(answerOf(asked)))) });
    };
    node.answerWith(
      changed("eth_getProof", (text) => text.replace('"accountProof":["0x', '"accountProof":["0xf8')),
    );
    await failsWith("tampered", { signature });
    node.answerWith(
      changed("eth_getProof", (text) => text.replace(/"accountProof":\["0x\w+",/, '"accountProof":[')),
    );
    await failsWith("tampered", { signature });
    node.answerWith(
      changed("eth_getBlockByNumber", (text) => text.replace(/"stateRoot":"0x../, '"stateRoot":"0xff')),
    );
    await failsWith("tampered", { signature });
  });

  const failures: Readonly<Record<string, readonly [string, Instead]>> = {
    "is asked too often": [
      "tooMany",
      (_, response) => {
        response.writeHead(429, { "retry-after": "7" }).end("owner");
        return true;
      },
    ],
    "is slow": ["slow", () => true],
    "answers with too much": [
      "tooLarge",
      (_, response) => {
        response.end("x".repeat(200_000));
        return true;
      },
    ],
    "leads to a private address": [
      "elsewhere",
      (_, response) => {
        response.writeHead(307, { location: "http://169.254.169.254/latest" }).end();
        return true;
      },
    ],
    "has broken down": [
      "unreachable",
      (_, response) => {
        response.writeHead(503).end();
        return true;
      },
    ],
    "answers with a page": [
      "unreachable",
      (_, response) => {
        response.end("<html>");
        return true;
      },
    ],
    "has deleted the state of that block": [
      "unreachable",
      (asked, response) => reply(response, asked, { error: { code: -32000, message: "missing trie node" } }),
    ],
  };
  for (const [what, [code, answer]] of Object.entries(failures)) {
    it(`is not read where a node ${what}, at once or midway: ${code}`, async () => {
      const { signature } = await begin();
      for (const method of ["eth_blockNumber", "eth_getProof"]) {
        node.answerWith((asked, response) => asked.method === method && answer(asked, response));
        const { retryAfter } = await failsWith(code, { signature });
        assert.equal(retryAfter, code === "tooMany" ? 7 : undefined);
      }
    });
  }

  it("is not read where a node is gone", async () => {
    const { signature } = await begin();
    const gone = await startRecordedNode();
    await gone.close();
    const { pending } = await begin();
    await assert.rejects(source([gone]).read(pending, { signature }, NOW), { code: "unreachable" });
  });
});

function textOf(ask: Ask): string {
  assert.ok(ask.kind === "sign");
  return ask.message;
}
