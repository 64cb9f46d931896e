import { createWalletClient, custom, type Hex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";

/** What a node says about the latest block and about calls. */
interface Said {
  /** Time of the latest block, Unix seconds. */
  readonly time?: number;
  /** What a call returns. */
  readonly call?: (data: Hex) => Hex;
}

/** A client of a new account, whose node says what it is told to say. */
export function clientOfNode({ time = 0, call = () => "0x" }: Said) {
  return createWalletClient({
    account: privateKeyToAccount(generatePrivateKey()),
    transport: custom(
      {
        async request({ method, params }) {
          if (method === "eth_getBlockByNumber")
            return { timestamp: `0x${time.toString(16)}`, number: "0x1" };
          if (method === "eth_call") return call(params[0].data);
          throw new Error(`The node does not know ${method}.`);
        },
      },
      { retryCount: 0 },
    ),
  });
}
