import { DecdpError } from "../../src/errors.ts";
import { readTreesAt } from "../../src/source/gatewayTrees.ts";
import { UsageError } from "../input/usageError.ts";
import type { Context } from "../setting/context.ts";
import type { Reader, Row, Writer } from "../setting/state.ts";

/** An issuer of this state. */
export interface Issuer {
  /** What the state calls it. */
  readonly name: string;
  /** Its number on chain. */
  readonly issuer: bigint;
}

/** Who holds the card at one place of an issuer's tree. No attribute is kept. */
export interface Holder {
  readonly place: number;
  /** The customer's account at the source. */
  readonly holder: string;
  readonly commitment: bigint;
  /** A random number after revocation. */
  readonly leaf: bigint;
  readonly isRevoked: boolean;
  /** Name of the card's schema. */
  readonly schema: string;
}

/** An issuer by its name; undefined where the state has none. */
export function findIssuer(state: Reader, name: string): Issuer | undefined {
  const row = state.first("SELECT issuer FROM issuers WHERE name = ?", name);
  return row && { name, issuer: BigInt(row.issuer as string) };
}

/** What the state calls an issuer; undefined for one of somebody else. */
export function issuerNamed(state: Reader, issuer: bigint): string | undefined {
  const row = state.first("SELECT name FROM issuers WHERE issuer = ?", `${issuer}`);
  return row?.name as string | undefined;
}

/** Throws `UsageError` if there is none. */
export function requireIssuer({ state }: Context, name: string): Issuer {
  const issuer = findIssuer(state, name);
  if (issuer !== undefined) return issuer;
  throw new UsageError(`There is no issuer "${name}" in ${state.folder}.`, {
    hint: `Begin it: npx decdp issuer new ${name}`,
  });
}

/** The number of an issuer that is given by its name in the state, or by its number. Throws `UsageError`. */
export function issuerNumber({ state }: Context, given: string): bigint {
  if (/^\d{1,78}$/.test(given)) return BigInt(given);
  const issuer = findIssuer(state, given);
  if (issuer !== undefined) return issuer.issuer;
  throw new UsageError(`There is no issuer "${given}" in ${state.folder}.`, {
    hint: "Give its number instead.",
  });
}

/** What somebody called an issuer, or all trees of one, and the numbers that it stands for. */
export interface NamedIssuers {
  readonly given: string;
  readonly numbers: readonly bigint[];
}

/**
 * The issuers that are given by name, by number, or by the address at which a gateway describes one, which stands for all
 * of its trees. Throws `UsageError`, `DecdpError`.
 */
export function findIssuers(context: Context, given: readonly string[]): Promise<readonly NamedIssuers[]> {
  const { reader, deployment } = context;
  return Promise.all(
    given.map(async (one) => ({
      given: one,
      numbers: isAddressOfIssuer(one)
        ? await readTreesAt(reader, deployment, one)
        : [issuerNumber(context, one)],
    })),
  );
}

/** Whether an issuer is given by a gateway's address, and not by its name or number. */
export function isAddressOfIssuer(given: string): boolean {
  return /^https?:/.test(given);
}

/** Adds an issuer unless it is there already. Throws `DecdpError` if another one has its name. */
export function addIssuer(writer: Writer, { name, issuer, kind }: Issuer & { readonly kind: string }): void {
  const added = writer.change(
    "INSERT INTO issuers (name, issuer, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    ...[name, `${issuer}`, kind],
  );
  if (added === 1 || findIssuer(writer, name)?.issuer === issuer) return;
  throw new DecdpError(`Registered as issuer ${issuer}, but there is an issuer "${name}" by now.`, {
    hint: "Begin another one under another name.",
  });
}

/** Everybody to whom an issuer has issued, by place in the tree. */
export function readHolders(state: Reader, name: string): Holder[] {
  return state.all("SELECT * FROM holders WHERE issuer_name = ? ORDER BY place", name).map(holderFrom);
}

/** What an issuer has issued to an account at the source; undefined if nothing. */
export function findHolder(state: Reader, name: string, holder: string): Holder | undefined {
  const row = state.first("SELECT * FROM holders WHERE issuer_name = ? AND holder = ?", name, holder);
  return row && holderFrom(row);
}

/** The place after the last one that is taken. */
export function nextPlace(state: Reader, name: string): number {
  return state.first("SELECT count(*) AS places FROM holders WHERE issuer_name = ?", name)!.places as number;
}

/** Puts a holder at its place, over what was there. */
export function writeHolder(writer: Writer, name: string, { place, ...rest }: Holder): void {
  const { holder, commitment, leaf, isRevoked, schema } = rest;
  writer.change(
    "INSERT OR REPLACE INTO holders (issuer_name, place, holder, commitment, leaf, revoked, schema_name) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ...[name, place, holder, `${commitment}`, `${leaf}`, Number(isRevoked), schema],
  );
}

function holderFrom({ place, holder, commitment, leaf, revoked, schema_name }: Row): Holder {
  return {
    place: place as number,
    holder: holder as string,
    commitment: BigInt(commitment as string),
    leaf: BigInt(leaf as string),
    isRevoked: revoked === 1,
    schema: schema_name as string,
  };
}
