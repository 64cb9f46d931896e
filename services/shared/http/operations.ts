import * as z from "zod/v4";

// What the descriptions of the services' HTTP interfaces (OpenAPI 3.1) are put together from.

/** The schema of every refusal, for `components.schemas`. */
export const errorSchema = {
  type: "object",
  required: ["error", "message"],
  properties: { error: { type: "string" }, message: { type: "string" } },
} as const;

export const failure = {
  description: "Why not.",
  content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
};

export function pathParameter(name: string) {
  return { name, in: "path", required: true, schema: { type: "string" } };
}

/** Something that is told. @param parameters Names of the pieces of its path. */
export function told(summary: string, parameters: readonly string[] = []) {
  return {
    summary,
    parameters: parameters.map(pathParameter),
    responses: { "200": { description: summary }, default: failure },
  };
}

/** Something that takes a body of a shape, the one that is checked. */
export function taken(summary: string, shape: z.ZodType, status: string) {
  const schema = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" });
  return { ...filed(summary, status), requestBody: bodyOf(schema) };
}

/** Something that takes one of the files that people exchange, or a body that another standard describes. */
export function filed(summary: string, status = "200") {
  return {
    summary,
    requestBody: bodyOf({ type: "object" }),
    responses: { [status]: { description: summary }, default: failure },
  };
}

function bodyOf(schema: object) {
  return { required: true, content: { "application/json": { schema } } };
}
