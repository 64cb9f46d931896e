import type { Query } from "../../../shared/database/database.ts";

export const targetKinds = ["webhook", "segment", "opendsr"] as const;
export type TargetKind = (typeof targetKinds)[number];

/** An address outside that gets something of the brand's customers, from its approval on. */
export interface Target {
  readonly target: string;
  readonly kind: TargetKind;
  readonly url: string;
  /** Encrypted: the secret of a webhook and, while it is replaced, the one before it; or the write key of a source. */
  readonly sealedSecrets: string;
  /** Undefined: all. */
  readonly campaigns: readonly bigint[] | undefined;
  /** Unix seconds. */
  readonly createdAt: number;
  /** Who approved it as privacy officer, and when; undefined: nothing is sent. */
  readonly approved: { readonly by: string; readonly at: number } | undefined;
  /** Up to where changes are on their way; urgent ones may be further. */
  readonly position: number;
  readonly urgentPosition: number;
  /** The subject up to which segments of before the approval are on their way; undefined: all are. */
  readonly filledTo: string | undefined;
}

interface Row {
  readonly target: string;
  readonly kind: TargetKind;
  readonly url: string;
  readonly sealed_secrets: string;
  readonly campaigns: string | null;
  readonly created_at: string | number;
  readonly approved_by: string | null;
  readonly approved_at: string | number | null;
  readonly position: string | number;
  readonly urgent_position: string | number;
  readonly filled_to: string | null;
}

export async function addTarget(
  query: Query,
  {
    target,
    kind,
    url,
    sealedSecrets,
    campaigns,
    createdAt,
  }: Pick<Target, "target" | "kind" | "url" | "sealedSecrets" | "campaigns" | "createdAt">,
): Promise<void> {
  await query(
    `insert into targets (target, kind, url, sealed_secrets, campaigns, created_at)
      values ($1, $2, $3, $4, $5, $6)`,
    [
      target,
      kind,
      url,
      sealedSecrets,
      campaigns === undefined ? null : JSON.stringify(campaigns.map((one) => `${one}`)),
      createdAt,
    ],
  );
}

export async function findTarget(query: Query, target: string, lock = ""): Promise<Target | undefined> {
  const [row] = await query<Row>(`select * from targets where target = $1 ${lock}`, [target]);
  return row && targetFrom(row);
}

export async function allTargets(query: Query): Promise<Target[]> {
  return (await query<Row>("select * from targets order by created_at, target")).map(targetFrom);
}

/**
 * Approves a target: it hears of what happens from now on, and an audience gets the segments that are known. Approving it
 * again changes nothing. Returns whether there is such a target.
 */
export async function approveTarget(
  query: Query,
  target: string,
  { by, at }: NonNullable<Target["approved"]>,
): Promise<boolean> {
  await query(
    `update targets set approved_by = $2, approved_at = $3,
      position = (select coalesce(max(position), 0) from changes),
      urgent_position = (select coalesce(max(position), 0) from changes),
      filled_to = case when kind = 'segment' then '' end
      where target = $1 and approved_at is null`,
    [target, by, at],
  );
  return (await findTarget(query, target)) !== undefined;
}

export async function replaceSecrets(query: Query, target: string, sealedSecrets: string): Promise<void> {
  await query("update targets set sealed_secrets = $2 where target = $1", [target, sealedSecrets]);
}

/** Has a webhook's changes sent again from a position on. */
export async function rewindTarget(query: Query, target: string, after: number): Promise<void> {
  await query("update targets set position = $2, urgent_position = $2 where target = $1", [target, after]);
}

/** Notes how far changes are on their way. */
export async function advanceTarget(
  query: Query,
  {
    target,
    position,
    urgentPosition,
    filledTo,
  }: Pick<Target, "target" | "position" | "urgentPosition" | "filledTo">,
): Promise<void> {
  await query("update targets set position = $2, urgent_position = $3, filled_to = $4 where target = $1", [
    target,
    position,
    urgentPosition,
    filledTo ?? null,
  ]);
}

/** Removes a target with all that was on its way. */
export async function removeTarget(query: Query, target: string): Promise<boolean> {
  const removed = await query("delete from targets where target = $1 returning target", [target]);
  return removed.length > 0;
}

function targetFrom(row: Row): Target {
  const campaigns: string[] | undefined = row.campaigns === null ? undefined : JSON.parse(row.campaigns);
  return {
    target: row.target,
    kind: row.kind,
    url: row.url,
    sealedSecrets: row.sealed_secrets,
    campaigns: campaigns?.map(BigInt),
    createdAt: Number(row.created_at),
    approved: row.approved_by === null ? undefined : { by: row.approved_by, at: Number(row.approved_at) },
    position: Number(row.position),
    urgentPosition: Number(row.urgent_position),
    filledTo: row.filled_to ?? undefined,
  };
}
