import type { Erasure } from "../../../../src/brand/openDsr/replies.ts";
import type { OpenDsrState } from "../../../../src/brand/openDsr/request.ts";
import type { Query } from "../../../shared/database/database.ts";

/** A request for erasure with whom it is about. */
export interface ErasureRequest extends Erasure {
  /** Digests of the customers' names. */
  readonly customerIds: readonly string[];
  readonly callbacks: readonly string[];
  /** Digest of the request: the same id with something else in it is refused. */
  readonly digest: string;
}

interface Row {
  readonly id: string;
  readonly customer_id: string;
  readonly state: OpenDsrState;
  readonly received_at: string | number;
  readonly due_at: string | number;
  readonly erased: string;
  readonly remains: string;
  readonly callbacks: string;
  readonly digest: string;
}

/** Keeps a request unless its id is known, and returns what is kept. */
export async function keepErasure(query: Query, request: ErasureRequest): Promise<ErasureRequest> {
  await query(
    `insert into erasure_requests (id, customer_id, state, received_at, due_at, callbacks, digest)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
    [
      request.id,
      JSON.stringify(request.customerIds),
      request.state,
      request.receivedAt,
      request.dueAt,
      JSON.stringify(request.callbacks),
      request.digest,
    ],
  );
  return (await findErasure(query, request.id))!;
}

export async function findErasure(query: Query, id: string): Promise<ErasureRequest | undefined> {
  const [row] = await query<Row>("select * from erasure_requests where id = $1", [id]);
  return row && erasureFrom(row);
}

/** Takes the oldest request that is to be worked on, so that nobody else does; also one that was left half done. */
export async function nextErasure(query: Query): Promise<ErasureRequest | undefined> {
  const [row] = await query<Row>(
    `select * from erasure_requests where state in ('pending', 'in_progress')
      order by received_at, id limit 1`,
  );
  return row && erasureFrom(row);
}

/** Moves a request from one state on; returns whether it was in it. */
export async function moveErasure(
  query: Query,
  id: string,
  { from, to }: { readonly from: readonly OpenDsrState[]; readonly to: OpenDsrState },
): Promise<boolean> {
  const moved = await query(
    "update erasure_requests set state = $3 where id = $1 and state = any($2::text[]) returning id",
    [id, from, to],
  );
  return moved.length > 0;
}

/** Notes what an erasure came to, and that it is being told. Whom it was about is forgotten with it. */
export async function noteErased(
  query: Query,
  id: string,
  { erased, remains }: Pick<Erasure, "erased" | "remains">,
): Promise<void> {
  await query(
    `update erasure_requests set state = 'in_progress', erased = $2, remains = $3, customer_id = '[]' where id = $1`,
    [id, JSON.stringify(erased), JSON.stringify(remains)],
  );
}

function erasureFrom(row: Row): ErasureRequest {
  return {
    id: row.id,
    customerIds: JSON.parse(row.customer_id),
    state: row.state,
    receivedAt: Number(row.received_at),
    dueAt: Number(row.due_at),
    erased: JSON.parse(row.erased),
    remains: JSON.parse(row.remains),
    callbacks: JSON.parse(row.callbacks),
    digest: row.digest,
  };
}
