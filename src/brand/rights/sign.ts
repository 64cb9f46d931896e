import type { Deployment } from "../../chain/deployment.ts";
import { type RightsReply, signRightsReply } from "../../chain/requests/rightsReply.ts";
import type { SigningClient } from "../../chain/transact.ts";
import { writeRightsReplyFile } from "../../format/record/rightsReplyFile.ts";

/** The file of a reply that the client's account, the brand, signs. */
export async function signedText(
  client: SigningClient,
  deployment: Deployment,
  reply: Omit<RightsReply, "brand">,
): Promise<string> {
  const { chainId, campaigns } = deployment;
  return writeRightsReplyFile({
    chainId,
    campaigns,
    reply: await signRightsReply(client, deployment, reply),
  });
}

/** Replies follow on each other in time, also where clocks do not. */
export function laterOf(now: number, before: number): number {
  return Math.max(now, before);
}
