import { type Draft, hashOfContent } from "../../../src/brand/office/draft.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Office } from "./office.ts";

/** Throws `RequestRefusedError` unless the privacy officer approved exactly what the draft says now. */
export async function checkApproval(_office: Pick<Office, "deployment">, draft: Draft): Promise<void> {
  const { state, approval } = draft;
  if (state === "approved" && approval !== undefined && approval.contentHash === hashOfContent(draft)) return;
  throw new RequestRefusedError("NotApproved", "The privacy officer has not approved what it says now.", {
    hint: "Submit it, and wait for the officer.",
  });
}
