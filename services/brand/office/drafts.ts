import {
  type Approval,
  contentFields,
  type Draft,
  type DraftContent,
  type DraftEvent,
  type DraftState,
  hashOfContent,
} from "../../../src/brand/office/draft.ts";
import type { Query } from "../../shared/database/database.ts";

interface Row {
  readonly draft: string;
  readonly version: number;
  readonly state: DraftState;
  readonly content: string;
  readonly note: string;
  readonly history: string;
  readonly approval: string | null;
  readonly publishing_since: string | number | null;
  readonly problem: string | null;
  readonly published: string | null;
}

/** What is kept of a draft; its hash follows from the rest. */
export type DraftFields = Omit<Draft, "contentHash">;

export async function addDraft(query: Query, draft: DraftFields): Promise<void> {
  await query(
    `insert into office_drafts
      (draft, version, state, content, note, history, approval, publishing_since, problem, published)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    columnsOf(draft),
  );
}

/**
 * Puts a changed draft in the place of the version before it. Returns whether it did: somebody else may have changed the
 * draft meanwhile, and nobody's change is lost.
 */
export async function replaceDraft(query: Query, draft: DraftFields): Promise<boolean> {
  const replaced = await query(
    `update office_drafts set version = $2, state = $3, content = $4, note = $5, history = $6, approval = $7,
      publishing_since = $8, problem = $9, published = $10, not_before = 0
      where draft = $1 and version = $2 - 1 returning draft`,
    columnsOf(draft),
  );
  return replaced.length > 0;
}

export async function findDraft(query: Query, id: string): Promise<Draft | undefined> {
  const [row] = await query<Row>("select * from office_drafts where draft = $1", [id]);
  return row && draftFrom(row);
}

/** The newest first. */
export async function allDrafts(query: Query): Promise<Draft[]> {
  return (await query<Row>("select * from office_drafts order by place desc")).map(draftFrom);
}

/** The draft to publish next; undefined if none waits. */
export async function nextToPublish(query: Query, now: number): Promise<Draft | undefined> {
  const [row] = await query<Row>(
    `select * from office_drafts where publishing_since is not null and not_before <= $1
      order by not_before, place limit 1`,
    [now],
  );
  return row && draftFrom(row);
}

/** Notes why a draft is not published yet, and when it is tried again, Unix seconds. */
export async function postponePublishing(
  query: Query,
  id: string,
  { notBefore, problem }: { readonly notBefore: number; readonly problem: string | undefined },
): Promise<void> {
  await query("update office_drafts set not_before = $2, problem = $3 where draft = $1", [
    id,
    notBefore,
    problem ?? null,
  ]);
}

function columnsOf(draft: DraftFields): readonly unknown[] {
  return [
    draft.id,
    draft.version,
    draft.state,
    JSON.stringify(contentFields(draft)),
    draft.note,
    JSON.stringify(draft.history),
    draft.approval === undefined ? null : JSON.stringify(draft.approval),
    draft.publishing?.since ?? null,
    draft.publishing?.problem ?? null,
    draft.published ?? null,
  ];
}

function draftFrom(row: Row): Draft {
  const content: DraftContent = JSON.parse(row.content);
  const history: DraftEvent[] = JSON.parse(row.history);
  const approval: Approval | undefined = row.approval === null ? undefined : JSON.parse(row.approval);
  return {
    ...{ id: row.draft, version: row.version, state: row.state },
    ...content,
    ...{ contentHash: hashOfContent(content), note: row.note, history },
    ...(approval && { approval }),
    ...(row.publishing_since !== null && {
      publishing: {
        since: Number(row.publishing_since),
        ...(row.problem !== null && { problem: row.problem }),
      },
    }),
    ...(row.published !== null && { published: row.published }),
  };
}
