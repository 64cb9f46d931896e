import { contentFields, type Draft, type DraftContent } from "../../../src/brand/office/draft.ts";
import type { PastReview } from "../../../src/brand/office/officer.ts";
import type { Query } from "../../shared/database/database.ts";
import type { Doing } from "../office/deeds.ts";

/** Campaigns of other drafts that a new one is compared with, at most. */
const MOST_OTHERS = 50;

interface Row {
  readonly draft: string;
  readonly version: number;
  readonly verdict: PastReview["verdict"];
  readonly by_whom: string;
  readonly at: string | number;
  readonly note: string | null;
  readonly content: string;
}

export async function addReview(
  query: Query,
  draft: Draft,
  verdict: PastReview["verdict"],
  { by, at, note }: Doing,
): Promise<void> {
  await query(
    `insert into office_reviews (draft, version, verdict, by_whom, at, note, content)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    [draft.id, draft.version, verdict, by, at, note ?? null, JSON.stringify(contentFields(draft))],
  );
}

/** What was said to a draft before, the newest first; then what was approved last of each other draft. */
export async function reviewsBeside(query: Query, draft: string): Promise<PastReview[]> {
  const own = await query<Row>("select * from office_reviews where draft = $1 order by place desc", [draft]);
  const others = await query<Row>(
    `select * from office_reviews where place in
      (select max(place) from office_reviews where draft <> $1 and verdict = 'approved' group by draft)
      order by place desc limit $2`,
    [draft, MOST_OTHERS],
  );
  return [...own, ...others].map(reviewFrom);
}

/** Everything that officers ever said, the oldest first. */
export async function allReviews(query: Query): Promise<PastReview[]> {
  return (await query<Row>("select * from office_reviews order by place")).map(reviewFrom);
}

function reviewFrom(row: Row): PastReview {
  const content: DraftContent = JSON.parse(row.content);
  return {
    ...{ draft: row.draft, version: row.version, verdict: row.verdict, by: row.by_whom, at: Number(row.at) },
    ...(row.note !== null && { note: row.note }),
    content,
  };
}
