import { formatUnits } from "viem";
import { getBalance, getGasPrice, readContract } from "viem/actions";
import type { DraftContent } from "../../../src/brand/office/draft.ts";
import { explained } from "../../../src/chain/transact.ts";
import { loyaltyTokenAbi as abi } from "../../../src/generated/abis.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Office } from "./office.ts";
import { readWhole } from "./whole.ts";

/** What the brand's account can pay with. */
export interface Funds {
  /** Of the house's token, in its smallest unit. */
  readonly tokens: bigint;
  /** Wei. */
  readonly gas: bigint;
  /** Wei for one unit of gas now. */
  readonly gasPrice: bigint;
}

export async function readFunds({ client, house }: Pick<Office, "client" | "house">): Promise<Funds> {
  const { address } = client.account;
  const [tokens, gas, gasPrice] = await explained(() =>
    Promise.all([
      readContract(client, { address: house.token.address, abi, functionName: "balanceOf", args: [address] }),
      getBalance(client, { address }),
      getGasPrice(client),
    ]),
  );
  return { tokens, gas, gasPrice };
}

/** Throws `RequestRefusedError` for a draft that is not whole, or that the brand's account cannot pay for. */
export async function requireReady(office: Office, draft: DraftContent): Promise<void> {
  const { amount } = readWhole(office.house, draft);
  const { tokens } = await readFunds(office);
  if (tokens >= amount) return;
  const { symbol, decimals } = office.house.token;
  const [needed, there] = [amount, tokens].map((one) => `${formatUnits(one, decimals)} ${symbol}`);
  throw new RequestRefusedError(
    "Underfunded",
    `Its answers cost ${needed}, and the brand's account has ${there}.`,
    { hint: "Pay fewer answers, or fill the account. It stays a draft until then." },
  );
}
