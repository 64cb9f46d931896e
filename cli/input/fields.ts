import * as z from "zod/v4";

/** A name that becomes part of a file's name. */
export const shortName = z
  .string("must be text")
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "must be up to 40 small letters, digits and hyphens");
