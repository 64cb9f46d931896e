import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import {
  type Address,
  createTestClient,
  createWalletClient,
  type Hex,
  http,
  parseEther,
  publicActions,
  walletActions,
} from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { foundry } from "viem/chains";
import { type IndependentChain, startAnvil } from "../../../scripts/anvil/startAnvil.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import { loyaltyTokenAbi } from "../../../src/generated/abis.ts";
import { createSourceFetch } from "../../../src/source/fetching.ts";
import { SourceError } from "../../../src/source/sourceError.ts";
import { createWallet } from "../../../src/source/wallet/wallet.ts";
import { usualFacts } from "../../../src/source/wallet/walletSchema.ts";

const CHAIN_ID = 4242;
const DAY = 86_400;
const NONCE = "0123456789abcdef";

describe("a wallet on an independent node", () => {
  let anvil: IndependentChain;
  let token: Address;

  const options = () => ({
    chain: { ...foundry, id: CHAIN_ID },
    transport: http(anvil.url),
    pollingInterval: 50,
  });
  const chain = () =>
    createTestClient({ mode: "anvil", ...options() })
      .extend(publicActions)
      .extend(walletActions);
  const wallet = (nodes?: Parameters<typeof createWallet>[0]["nodes"]) =>
    createWallet({
      nodes: nodes ?? [createWalletClient(options())],
      place: { chainId: CHAIN_ID, domain: "app.example", uri: "https://app.example/", statement: "Show it." },
      facts: {
        ...usualFacts,
        tokens: [{ name: "PTS", address: token, decimals: 18, slot: 0, edges: [1, 100] }],
      },
      depth: 0,
    });
  const now = async () => Number((await chain().getBlock()).timestamp);
  async function begin(address: Address, source = wallet()) {
    const time = await now();
    return source.begin({
      session: "session",
      nonce: NONCE,
      returnTo: "https://app.example/",
      now: time,
      until: time + DAY,
      account: address,
      given: { address },
    });
  }

  before(async () => {
    anvil = await startAnvil({ chainId: CHAIN_ID });
    const [owner] = await chain().getAddresses();
    const { abi, bytecode } = JSON.parse(
      readFileSync(fromRoot("artifacts/contracts/LoyaltyToken.sol/LoyaltyToken.json"), "utf8"),
    );
    const args = ["Points", "PTS", owner!];
    const hash = await chain().deployContract({ abi, bytecode: bytecode as Hex, args, account: owner! });
    token = (await chain().waitForTransactionReceipt({ hash })).contractAddress!;
  });
  after(() => anvil.process.kill("SIGINT"));

  it("gives bands of what the block's state proves: balance, token, age, activity", async () => {
    const account = privateKeyToAccount(generatePrivateKey());
    await chain().setBalance({ address: account.address, value: parseEther("5") });
    const client = createWalletClient({ account, ...options() });
    const [owner] = await chain().getAddresses();
    const mint = { abi: loyaltyTokenAbi, address: token, functionName: "mint", account: owner! } as const;
    await chain().writeContract({ ...mint, args: [account.address, parseEther("40")] });
    const first = await client.sendTransaction({ to: owner!, value: 1n });
    await chain().waitForTransactionReceipt({ hash: first });
    await chain().increaseTime({ seconds: 100 * DAY });
    await chain().mine({ blocks: 1 });
    for (let sent = 0; sent < 2; sent++) {
      const hash = await client.sendTransaction({ to: owner!, value: 1n });
      await chain().waitForTransactionReceipt({ hash });
    }

    const source = wallet();
    const { pending, ask } = await begin(account.address, source);
    assert.ok(ask.kind === "sign" && ask.message.includes(NONCE) && ask.message.includes("app.example"));
    const signature = await account.signMessage({ message: ask.message });
    const { reading } = await source.read(pending, { signature }, await now());
    assert.deepEqual(reading.values, {
      balance: "1 to 10 ether",
      age: "90 to 365 days",
      "activity in 90 days": "1 to 10 transactions",
      "holds PTS": "1 to 100 PTS",
    });
    assert.equal(reading.account, `eip155:${CHAIN_ID}:${account.address.toLowerCase()}`);
  });

  it("shows that an account has nothing", async () => {
    const account = privateKeyToAccount(generatePrivateKey());
    const source = wallet();
    const { pending, ask } = await begin(account.address, source);
    assert.ok(ask.kind === "sign");
    const signature = await account.signMessage({ message: ask.message });
    const { reading } = await source.read(pending, { signature }, await now());
    assert.equal(reading.values.balance, "under 0.01 ether");
    assert.equal(reading.values.age, "under 30 days");
  });

  it("takes no other wallet's signature, none of another text, and none that is late", async () => {
    const [account, other] = [1, 2].map(() => privateKeyToAccount(generatePrivateKey()));
    const { pending, ask } = await begin(account!.address);
    assert.ok(ask.kind === "sign");
    const { message } = ask;
    const time = await now();
    const good = await account!.signMessage({ message });
    const cases = {
      forged: [await other!.signMessage({ message }), time],
      "forged too": [await account!.signMessage({ message: message.replace("app", "evil") }), time],
      expired: [good, time + DAY],
      refused: [undefined, time],
    } as const;
    for (const [code, [signature, when]] of Object.entries(cases)) {
      await assert.rejects(
        wallet().read(pending, { signature }, when),
        (error) => error instanceof SourceError && error.code === code.split(" ")[0],
      );
    }
  });

  it("takes nothing from a node that changes a proof, or that shows another block than the others", async () => {
    const account = privateKeyToAccount(generatePrivateKey());
    const { pending, ask } = await begin(account.address);
    assert.ok(ask.kind === "sign");
    const signature = await account.signMessage({ message: ask.message });
    const lies: Record<string, (text: string) => string> = {
      balance: (text) => text.replace(/"accountProof":\["0x/, '"accountProof":["0xf8'),
      block: (text) => text.replace(/"stateRoot":"0x../, '"stateRoot":"0xff'),
    };
    for (const lie of Object.values(lies)) {
      const fetchFn: typeof fetch = async (input, init) => {
        const answer = await createSourceFetch({
          origins: [anvil.url],
          maxBytes: 1_000_000,
          timeoutMs: 5000,
        })(input, init);
        return new Response(lie(await answer.text()), { headers: answer.headers });
      };
      const liar = createWalletClient({ ...options(), transport: http(anvil.url, { fetchFn }) });
      await assert.rejects(
        wallet([createWalletClient(options()), liar].reverse()).read(pending, { signature }, await now()),
        (error) => error instanceof SourceError && error.code === "tampered",
      );
    }
  });

  it("says that a node is gone", async () => {
    const account = privateKeyToAccount(generatePrivateKey());
    const { pending, ask } = await begin(account.address);
    assert.ok(ask.kind === "sign");
    const signature = await account.signMessage({ message: ask.message });
    const gone = createWalletClient({ transport: http("http://127.0.0.1:1", { retryCount: 0 }) });
    await assert.rejects(
      wallet([gone]).read(pending, { signature }, await now()),
      (error) => error instanceof SourceError && error.code === "unreachable",
    );
  });
});
