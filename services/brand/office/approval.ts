import { isAddressEqual } from "viem";
import { type Approval, type Draft, hashOfContent } from "../../../src/brand/office/draft.ts";
import { isOfficerApprovalSigned } from "../../../src/chain/requests/approval.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Office } from "./office.ts";

type Checking = Pick<Office, "client" | "deployment" | "officers">;

/** Throws `RequestRefusedError` unless a privacy officer of the brand approved exactly what the draft says now. */
export async function checkApproval(office: Checking, draft: Draft): Promise<void> {
  const { state, approval, id, name } = draft;
  if (state !== "approved" || approval === undefined || approval.contentHash !== hashOfContent(draft)) {
    throw new RequestRefusedError("NotApproved", "The privacy officer has not approved what it says now.", {
      hint: "Submit it, and wait for the officer.",
    });
  }
  await requireOfficer(office, { draft: id, name }, approval);
}

/**
 * Throws `RequestRefusedError` unless an account that the service knows as an officer's signed the approval of this draft, under
 * this name, with this content.
 */
export async function requireOfficer(
  { client, deployment, officers }: Checking,
  { draft, name }: { readonly draft: string; readonly name: string },
  { by, address, signature, contentHash, at }: Approval,
): Promise<void> {
  if (!officers.some((officer) => isAddressEqual(officer, address))) {
    throw new RequestRefusedError("NotOfficer", `${address} is no account of a privacy officer here.`, {
      details: { address, officers },
      hint: "Start the service with --officers and the accounts of those who may approve.",
    });
  }
  const signed = { brand: client.account.address, officer: address, by, name, draft, contentHash };
  if (await isOfficerApprovalSigned(client, deployment, { ...signed, approvedAt: at, signature })) return;
  throw new RequestRefusedError("NotSigned", `${address} did not sign this approval.`, {
    details: { draft, contentHash, by, at },
    hint: "Sign what is shown now: an approval of something else, or of another draft, does not count.",
  });
}
