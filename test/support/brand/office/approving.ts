import type { LocalAccount } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { Office } from "../../../../services/brand/office/office.ts";
import { type Approval, type DraftContent, hashOfContent } from "../../../../src/brand/office/draft.ts";
import { type OfficerApproval, officerApprovalTypedData } from "../../../../src/chain/requests/approval.ts";

/** A privacy officer whose account the service knows. */
export const officerAccount = privateKeyToAccount(`0x${"0f".repeat(32)}`);

/** An officer's signature under a draft's content; with `changes`, under something else than is claimed. */
export async function approvalOf(
  { client, deployment }: Pick<Office, "client" | "deployment">,
  { id, ...content }: DraftContent & { readonly id: string },
  at: number,
  changes: Partial<OfficerApproval> = {},
  account: LocalAccount = officerAccount,
): Promise<Approval> {
  const claimed = { by: "Eve", address: account.address, contentHash: hashOfContent(content), at };
  const signed: OfficerApproval = {
    ...{ brand: client.account.address, officer: account.address, by: claimed.by, name: content.name },
    ...{ draft: id, contentHash: claimed.contentHash, approvedAt: at },
    ...changes,
  };
  return { ...claimed, signature: await account.signTypedData(officerApprovalTypedData(deployment, signed)) };
}
