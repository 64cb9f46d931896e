import { hashOfTarget, targetDraft } from "../../../../src/brand/office/officer.ts";
import { readJson } from "../../../shared/http/body.ts";
import { notFound, type Request } from "../../../shared/http/replies.ts";
import { requireOfficer } from "../../office/approval.ts";
import type { Office } from "../../office/office.ts";
import { targetsOf } from "../../officer/targets.ts";
import type { Stack } from "../../stack.ts";
import { approveTarget } from "../../store/outside/targets.ts";
import { requireFresh } from "./reviews.ts";
import { targetApprovalShape } from "./shapes.ts";

/** The officer's signature under a target: from now on it gets what its kind gets. */
export async function postTargetApproval(office: Office, stack: Stack, context: Request) {
  const { query } = office.database;
  const id = context.req.param("target") ?? "";
  const signed = targetApprovalShape.parse(await readJson(context));
  requireFresh(office, signed.at);
  const found = (await targetsOf(query)).find(({ target }) => target === id);
  if (found === undefined) return notFound(context);
  const approval = { ...signed, contentHash: hashOfTarget(found) };
  await requireOfficer(office, { draft: targetDraft(id), name: found.url }, approval);
  await approveTarget(query, id, { by: signed.by, at: stack.now() });
  stack.wake();
  return context.json((await targetsOf(query)).find(({ target }) => target === id));
}
