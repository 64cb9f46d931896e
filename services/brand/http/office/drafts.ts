import { randomUUID } from "node:crypto";
import type { Draft } from "../../../../src/brand/office/draft.ts";
import { readJson } from "../../../shared/http/body.ts";
import { errorReply, notFound, type Request } from "../../../shared/http/replies.ts";
import { checkApproval } from "../../office/approval.ts";
import { beingPublished, changed, createdDraft, type Doing, paused, submitted } from "../../office/deeds.ts";
import {
  addDraft,
  allDrafts,
  type DraftFields,
  findDraft,
  postponePublishing,
  replaceDraft,
} from "../../office/drafts.ts";
import { requireReady } from "../../office/funds.ts";
import type { Office } from "../../office/office.ts";
import { changedDraftShape, deedShape, newDraftShape } from "./shapes.ts";

export async function getDrafts({ database }: Office, context: Request) {
  return context.json({ drafts: await allDrafts(database.query) });
}

export async function getDraft({ database }: Office, context: Request) {
  const draft = await findDraft(database.query, context.req.param("draft") ?? "");
  return draft === undefined ? notFound(context) : context.json(draft);
}

export async function postDraft(office: Office, context: Request) {
  const { content, ...order } = newDraftShape.parse(await readJson(context));
  const id = randomUUID();
  await addDraft(office.database.query, createdDraft(id, content, { ...order, at: office.now() }));
  return context.json(await findDraft(office.database.query, id), 201);
}

export async function putDraft(office: Office, context: Request) {
  const { content, version, ...order } = changedDraftShape.parse(await readJson(context));
  const doing = { ...order, at: office.now() };
  return replacing(office, context, version, async (draft) => changed(draft, content, doing));
}

/** Hands a draft to the privacy officer, if it is whole and the brand's account can pay for it. */
export async function postSubmission(office: Office, context: Request) {
  return doing(office, context, async (draft, done) => {
    const after = submitted(draft, done);
    await requireReady(office, draft);
    return after;
  });
}

/** Keeps a draft from being approved or published: a test customer saw something else than was meant. */
export async function postPause(office: Office, context: Request) {
  return doing(office, context, async (draft, done) => paused(draft, done));
}

/** Publishes what was approved; the service goes on with it by itself. Asked once more, it tries again at once. */
export async function postPublishing(office: Office, context: Request) {
  const { query } = office.database;
  const id = context.req.param("draft") ?? "";
  if ((await findDraft(query, id))?.publishing !== undefined) {
    await postponePublishing(query, id, { notBefore: 0, problem: undefined });
    office.wake();
    return getDraft(office, context);
  }
  const reply = await doing(office, context, async (draft, done) => {
    const after = beingPublished(draft, done);
    await checkApproval(office, draft);
    return after;
  });
  office.wake();
  return reply;
}

/** What a route of the office does with a draft that is known, at the version that its caller saw. */
export async function doing(
  office: Office,
  context: Request,
  change: (draft: Draft, done: Doing) => Promise<DraftFields>,
): Promise<Response> {
  const { version, ...order } = deedShape.parse(await readJson(context));
  return replacing(office, context, version, (draft) => change(draft, { ...order, at: office.now() }));
}

/** Replies the changed draft, or 409 if it is not the one that was looked at. */
export async function replacing(
  { database }: Office,
  context: Request,
  version: number,
  change: (draft: Draft) => Promise<DraftFields>,
): Promise<Response> {
  const id = context.req.param("draft") ?? "";
  const draft = await findDraft(database.query, id);
  if (draft === undefined) return notFound(context);
  if (draft.version !== version || !(await replaceDraft(database.query, await change(draft)))) {
    return errorReply(context, 409, "Changed", "Somebody has changed it meanwhile: look at it again.");
  }
  return context.json(await findDraft(database.query, id));
}
