import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { type Address, createWalletClient, custom, getAddress, type Hex, parseAbi } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { readContract } from "viem/actions";
import { hardhat } from "viem/chains";
import type { CommandLine } from "../../support/cli/commandLine.ts";
import { campaign, terms } from "../../support/cli/gym.ts";
import { giveCards } from "../../support/cli/holders.ts";
import { openGym } from "../../support/cli/openGym.ts";
import { deployResetAllowanceToken } from "../../support/cli/tokens.ts";
import { ownFailures } from "../../support/node/sending.ts";

const abi = parseAbi([
  "function balanceOf(address account) view returns (uint256)",
  "function transfer(address to, uint256 amount)",
]);
const own = getAddress("0x00000000000000000000000000000000000a11ce");

describe("rewards in a token that takes no permits", () => {
  let gym: CommandLine;
  let token: Address;
  const spend = ["customer", "spend", "1", "--as", "ada", "--to", own];
  const balanceOf = async (account: Address) => {
    const { context } = gym.context();
    const asked = { address: token, abi, functionName: "balanceOf", args: [account] } as const;
    const balance = await readContract(context.reader, asked);
    context.state.close();
    return balance;
  };
  const count = (method: string) => gym.requests.filter((request) => request.includes(method)).length;

  before(async () => {
    gym = await openGym();
    await giveCards(gym, "ada");
    ({ token } = await deployResetAllowanceToken(gym, { supply: 10n ** 9n, decimals: 6 }));
    const open = ["brand", "campaign", "open", gym.write("campaign.json", campaign)];
    await gym.succeed(...open, "--terms", gym.write("terms.json", terms), "--token", token);
    await gym.succeed("brand", "campaign", "fund", "1", "--amount", "20");
    await gym.succeed("customer", "answer", "1", "--as", "ada", "--yes", "--out", gym.file("answer.json"));
    await gym.succeed("customer", "claim", "1", "--as", "ada");
  });
  after(() => gym.close());

  it("cannot be sent on by who pays for the gas: nothing is signed or sent, and the way on is named", async () => {
    const sent = count("eth_sendrawtransaction");
    for (const parameters of [spend, [...spend, "--amount", "1"], [...spend, "--dry-run"]]) {
      await gym.fail(
        1,
        new RegExp(
          `The token ${token} takes no permits that this release knows \\(EIP-2612\\)\\. Send some .* for gas, and move the tokens with a wallet that has its key`,
          "i",
        ),
        ...parameters,
      );
    }
    assert.equal(count("eth_sendrawtransaction"), sent);
    assert.equal(await balanceOf(own), 0n);
  });

  it("are not called so because a node fails", async () => {
    for (const [name, failure] of Object.entries(ownFailures)) {
      const separator = "0x3644e515";
      gym.intercept = (request) => {
        if (request.includes("eth_call") && request.includes(separator)) throw failure;
      };
      const { code, stderr } = await gym.run(spend);
      gym.intercept = () => {};
      assert.equal(code, 1);
      assert.ok(stderr.includes(failure.message) && !stderr.includes("permits"), `${name}: ${stderr}`);
    }
  });

  it("go on from a wallet with the account's key and something for gas, as the refusal says", async () => {
    await gym.succeed("customer", "account", "1", "--as", "ada", "--out", gym.file("key.txt"), "--yes");
    const account = privateKeyToAccount(readFileSync(gym.file("key.txt"), "utf8").trim() as Hex);
    await gym.fund(account.address);
    const transport = custom(gym.connection.provider);
    const wallet = createWalletClient({ account, chain: hardhat, transport });
    await wallet.writeContract({ address: token, abi, functionName: "transfer", args: [own, 2_000_000n] });
    assert.deepEqual([await balanceOf(own), await balanceOf(account.address)], [2_000_000n, 0n]);
  });
});
