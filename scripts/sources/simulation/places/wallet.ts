import { parseEther } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { loyaltyTokenAbi } from "../../../../src/generated/abis.ts";
import { usualFacts } from "../../../../src/source/wallet/walletSchema.ts";
import type { Place, RawValue, Surroundings } from "./place.ts";

const BALANCE = parseEther("7.318264905512");
const TOKENS = parseEther("482.119073");

/** A wallet with ether and tokens that has been in use for a year, on a chain that shows proofs of its state. */
export async function openWallet({ chain }: Surroundings): Promise<Place> {
  const account = privateKeyToAccount(generatePrivateKey());
  const { address } = account;
  const client = chain.walletOf(account);
  await chain.test.setBalance({ address, value: BALANCE });
  const mint = { abi: loyaltyTokenAbi, address: chain.token, functionName: "mint" } as const;
  await chain.confirmed(chain.brand.writeContract({ ...mint, args: [address, TOKENS] }));
  const send = () => chain.confirmed(client.sendTransaction({ to: chain.brand.account.address, value: 1n }));
  await send();
  await chain.catchUp();
  for (let sent = 0; sent < 3; sent++) await send();
  const shown: RawValue[] = [];
  return {
    name: "wallets",
    title: "Ethereum wallet",
    issuer: {
      source: "wallet",
      options: {
        chainId: chain.deployment.chainId,
        nodes: [chain.url],
        page: "https://app.example/",
        depth: 0,
        tokens: [{ name: "MP", address: chain.token, decimals: 18, slot: 0, edges: [1, 100, 1000] }],
        ageEdges: [...usualFacts.ageEdges],
      },
    },
    question: {
      source: "wallet",
      category: "pd:Purchase",
      rule: { attribute: "holds MP", oneOf: ["100 to 1000 MP"] },
    },
    given: { address },
    async answer(ask) {
      if (ask.kind !== "sign") throw new Error(`The source asks to ${ask.kind}, and not to sign.`);
      const signature = await account.signMessage({ message: ask.message });
      shown.push({ what: "text to sign", value: ask.message }, { what: "signature", value: signature });
      return { signature };
    },
    end: async () => "a signature is for one session",
    async held() {
      const balance = await client.getBalance({ address });
      return [
        { what: "address", value: address },
        { what: "balance", value: `${balance}` },
        { what: "tokens", value: `${TOKENS}` },
        ...shown,
      ];
    },
    close: async () => {},
  };
}
