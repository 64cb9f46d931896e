import * as z from "zod/v4";
import type { Schema } from "../../request/schema.ts";
import { requireValues } from "../derived.ts";
import type { Source } from "../source.ts";
import { SourceError } from "../sourceError.ts";

/** Who states something. */
interface Stating {
  readonly account: string;
}

const statement = z.record(z.string().max(100), z.union([z.string().max(100), z.number()]));

/**
 * What customers say about themselves. It vouches for nothing but that they said so, which the issuer's kind shows.
 * The customer's account for this issuer stands for the customer, and anybody can have many: whoever pays for such
 * credentials pays for one answer by each account.
 *
 * @param schema What may be stated.
 */
export function createOwnWord(schema: Schema): Source<Stating> {
  return {
    kind: "SelfDeclared",
    schema,
    async begin({ account }) {
      const attributes = schema.attributes.map(({ name }) => name);
      return { pending: { account }, ask: { kind: "state", attributes } };
    },
    async read(pending, given, now) {
      const stated = statement.safeParse(given);
      if (!stated.success || Object.keys(stated.data).length === 0) {
        throw new SourceError("unexpected", "What was stated is not a value for each attribute.");
      }
      const values = requireValues(schema, stated.data);
      return { reading: { account: pending.account, values, asOf: now }, pending };
    },
    async end() {},
  };
}
