import { type Hex, hashTypedData, type TypedDataDefinition } from "viem";
import { signTypedData } from "viem/actions";
import { contractSignature } from "../../signature/contractSignature.ts";
import type { Deployment } from "../deployment.ts";
import { chainName, requireChain } from "../requireDeployment.ts";
import { explained, type SigningClient } from "../transact.ts";

/**
 * Has the client's account sign EIP-712 data, in the form that the contracts take. Throws `DecdpError` if a wallet is on
 * another chain, which wallets refuse in many wordings, and for an account that is not deployed yet.
 */
export async function signMessage(
  client: SigningClient,
  deployment: Pick<Deployment, "chainId">,
  typedData: object,
): Promise<Hex> {
  const { account } = client;
  const definition = typedData as TypedDataDefinition;
  const signature = await explained(
    async () => {
      if (account.type === "json-rpc") await requireChain(client, deployment);
      return signTypedData(client, { ...definition, account });
    },
    chainName(client, deployment),
  );
  return contractSignature(account.address, { hash: hashTypedData(definition), signature });
}
