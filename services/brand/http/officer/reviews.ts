import { type Draft, hashOfContent } from "../../../../src/brand/office/draft.ts";
import type { DraftReview, PastReview, ReviewQueue } from "../../../../src/brand/office/officer.ts";
import { readJson } from "../../../shared/http/body.ts";
import { RequestRefusedError } from "../../../shared/http/errors.ts";
import { errorReply, notFound, type Request } from "../../../shared/http/replies.ts";
import { requireOfficer } from "../../office/approval.ts";
import { approved, type Doing, returned } from "../../office/deeds.ts";
import { allDrafts, type DraftFields, findDraft, replaceDraft } from "../../office/drafts.ts";
import type { Office } from "../../office/office.ts";
import { placeOf } from "../../officer/place.ts";
import { addReview, reviewsBeside } from "../../officer/reviews.ts";
import { targetsOf } from "../../officer/targets.ts";
import { approvalOrderShape, returnShape } from "./shapes.ts";

/** Seconds by which the officer's clock may differ: a signature that was kept back for later does not count. */
const LARGEST_AGE = 600;

/** What waits for the officer, and what has passed. */
export async function getQueue(office: Office, context: Request) {
  const { query } = office.database;
  const queue: ReviewQueue = {
    place: placeOf(office),
    drafts: await allDrafts(query),
    targets: await targetsOf(query),
  };
  return context.json(queue);
}

/** One draft, with what officers said to it before and what they approved of others. */
export async function getReview(office: Office, context: Request) {
  const { query } = office.database;
  const draft = await findDraft(query, context.req.param("draft") ?? "");
  if (draft === undefined) return notFound(context);
  const review: DraftReview = { place: placeOf(office), draft, past: await reviewsBeside(query, draft.id) };
  return context.json(review);
}

/** The officer's signature under exactly what the draft says. */
export async function postApproval(office: Office, context: Request) {
  const { version, note, ...signed } = approvalOrderShape.parse(await readJson(context));
  requireFresh(office, signed.at);
  return reviewing(
    office,
    context,
    version,
    "approved",
    { by: signed.by, at: office.now(), note },
    async (draft, doing) => {
      const approval = { ...signed, contentHash: hashOfContent(draft) };
      const after = approved(draft, approval, doing);
      await requireOfficer(office, { draft: draft.id, name: draft.name }, approval);
      return after;
    },
  );
}

/** Back to the marketer, with the reason. */
export async function postReturn(office: Office, context: Request) {
  const { version, by, note } = returnShape.parse(await readJson(context));
  const doing = { by, at: office.now(), note };
  return reviewing(office, context, version, "returned", doing, async (draft) => returned(draft, doing));
}

/** Throws `RequestRefusedError` for a signature of another time than now. */
export function requireFresh({ now }: Pick<Office, "now">, at: number): void {
  if (Math.abs(now() - at) <= LARGEST_AGE) return;
  throw new RequestRefusedError("OtherTime", `The approval is of ${at}, and it is ${now()} now.`, {
    hint: "Set the clock right, and sign it again.",
  });
}

/** Changes a draft and keeps what was said to it, both or neither; 409 if it is not the one that was looked at. */
async function reviewing(
  { database }: Office,
  context: Request,
  version: number,
  verdict: PastReview["verdict"],
  doing: Doing,
  change: (draft: Draft, doing: Doing) => Promise<DraftFields>,
): Promise<Response> {
  const id = context.req.param("draft") ?? "";
  const draft = await findDraft(database.query, id);
  if (draft === undefined) return notFound(context);
  const after = draft.version === version ? await change(draft, doing) : undefined;
  const isDone =
    after !== undefined &&
    (await database.transaction(async (query) => {
      if (!(await replaceDraft(query, after))) return false;
      await addReview(query, draft, verdict, doing);
      return true;
    }));
  if (!isDone) {
    return errorReply(context, 409, "Changed", "Somebody has changed it meanwhile: look at it again.");
  }
  return context.json(await findDraft(database.query, id));
}
