import { zeroHash } from "viem";
import type { Deployment } from "../../chain/deployment.ts";
import {
  hashOfRightsRequest,
  type RightsRequest,
  signRightsRequest,
} from "../../chain/requests/rightsRequest.ts";
import { signRightsRevocation } from "../../chain/requests/rightsRevocation.ts";
import type { SigningClient } from "../../chain/transact.ts";
import { type CustomerKeys, dataRecipientFor } from "../../customer/keys.ts";
import { DecdpError } from "../../errors.ts";
import { writeRightsRequestFile } from "../../format/record/rightsRequestFile.ts";
import { writeRightsRevocationFile } from "../../format/record/rightsRevocationFile.ts";
import { isOver, type KeptRight } from "./kept.ts";

/** Signs a request about rights with the client's account, the subject; for access, with the key to reply to. */
export async function makeRight(
  client: SigningClient,
  deployment: Deployment,
  keys: CustomerKeys,
  {
    domain,
    ...asked
  }: Omit<RightsRequest, "subject" | "recipient"> & { readonly domain: KeptRight["domain"] },
): Promise<KeptRight> {
  const { chainId, campaigns } = deployment;
  const { brand, action } = asked;
  const recipient = action === "access" ? dataRecipientFor(keys, brand).publicKey : zeroHash;
  const request = await signRightsRequest(client, deployment, { ...asked, recipient });
  const text = writeRightsRequestFile({ chainId, campaigns, request });
  return { id: hashOfRightsRequest(deployment, request), brand, domain, request: text, replies: [] };
}

/**
 * A request with its revocation, which is signed with the client's account, the subject, unless it is there already. Throws
 * `DecdpError` for a request that has come to its end.
 *
 * @param revokedAt Unix seconds.
 */
export async function makeRevocation(
  client: SigningClient,
  deployment: Deployment,
  kept: KeptRight,
  revokedAt: number,
): Promise<KeptRight & { readonly revocation: string }> {
  const { id, brand } = kept;
  if (isOver(kept)) {
    throw new DecdpError("The request has come to its end; there is nothing to take back.", {
      details: { id },
    });
  }
  if (kept.revocation !== undefined) return { ...kept, revocation: kept.revocation };
  const { chainId, campaigns } = deployment;
  const revocation = await signRightsRevocation(client, deployment, { brand, request: id, revokedAt });
  const text = writeRightsRevocationFile({ chainId, campaigns, revocation });
  // The brand is to hear of it at once, whenever it was last asked.
  return { ...kept, revocation: text, lookedAt: undefined };
}
