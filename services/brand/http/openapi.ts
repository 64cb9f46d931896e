import * as z from "zod/v4";
import { CUSTOMERS } from "../intake/links.ts";
import { messageKinds } from "./messages.ts";
import { linkOrderShape, linkShape, nonceOrderShape, rightsReplyShape } from "./shapes.ts";

/** The description of the HTTP interface (OpenAPI 3.1), whose bodies are made of the shapes that are checked. */
export function openApiDocument(publicUrl: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "DeCDP brand service",
      version: "1",
      description:
        "What passes between a brand and its customers. Big integers are decimal strings, times Unix seconds; files are described in docs/files.md.",
    },
    servers: [{ url: publicUrl }],
    paths: {
      [`${CUSTOMERS}.json`]: { get: told("The accounts that speak for the domain.") },
      [`${CUSTOMERS}/campaigns/{campaign}`]: { get: told("The text of a campaign.", ["campaign"]) },
      [`${CUSTOMERS}/requests/{token}`]: {
        get: told("The campaign of a link, and the nonce to sign.", ["token"]),
      },
      [`${CUSTOMERS}/links`]: { post: taken("A subject's proof of who it is.", linkShape, "200") },
      [`${CUSTOMERS}/seals`]: { post: filed("Seal and ticket of one answer, for its signed request.") },
      [`${CUSTOMERS}/messages/{kind}`]: {
        post: { ...filed("A customer's message."), parameters: [kindParameter] },
      },
      [`${CUSTOMERS}/moments/{session}`]: {
        get: {
          ...told("Tells a page of its customer's answer, by server-sent events.", ["session"]),
          responses: {
            "200": {
              description:
                "Events answered, settled, refused and withdrawn; Last-Event-ID goes on after one.",
              content: { "text/event-stream": {} },
            },
            default: failure,
          },
        },
      },
      "/campaigns": {
        get: brands(told("The brand's campaigns.")),
        post: brands(filed("Takes a campaign that was opened, with its text.", "201")),
      },
      "/requests": { post: brands(taken("A link to a campaign.", linkOrderShape, "201")) },
      "/nonces": {
        post: brands(taken("A nonce by which a customer proves its subject.", nonceOrderShape, "201")),
      },
      "/rights": { get: brands(told("Requests about rights, the most urgent first.")) },
      "/rights/{id}/replies": {
        post: brands({
          ...taken("Replies to a request about rights.", rightsReplyShape, "200"),
          parameters: [pathParameter("id")],
        }),
      },
      "/health": { get: told("Whether the service works.") },
      "/metrics": { get: told("Figures in Prometheus's format.") },
    },
    components: {
      securitySchemes: { brand: { type: "http", scheme: "bearer" } },
      schemas: {
        Error: {
          type: "object",
          required: ["error", "message"],
          properties: { error: { type: "string" }, message: { type: "string" } },
        },
      },
    },
  };
}

const failure = {
  description: "Why not.",
  content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
};

function pathParameter(name: string) {
  return { name, in: "path", required: true, schema: { type: "string" } };
}

const kindParameter = { ...pathParameter("kind"), schema: { type: "string", enum: messageKinds } };

function told(summary: string, parameters: readonly string[] = []) {
  return {
    summary,
    parameters: parameters.map(pathParameter),
    responses: { "200": { description: summary }, default: failure },
  };
}

function taken(summary: string, shape: z.ZodType, status: string) {
  const schema = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" });
  return {
    summary,
    requestBody: { required: true, content: { "application/json": { schema } } },
    responses: { [status]: { description: summary }, default: failure },
  };
}

/** Something that takes one of the files that people exchange. */
function filed(summary: string, status = "200") {
  return {
    summary,
    requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
    responses: { [status]: { description: summary }, default: failure },
  };
}

/** Something for the brand's own programs. */
function brands<Operation extends object>(operation: Operation) {
  return { ...operation, security: [{ brand: [] }] };
}
