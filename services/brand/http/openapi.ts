import { errorSchema, failure, filed, pathParameter, taken, told } from "../../shared/http/operations.ts";
import { CUSTOMERS } from "../intake/links.ts";
import { messageKinds } from "./messages.ts";
import { officePaths } from "./office/openapi.ts";
import { officerPaths } from "./officer/openapi.ts";
import { linkOrderShape, linkShape, nonceOrderShape, ownLinkShape, rightsReplyShape } from "./shapes.ts";
import { brands, stackPaths } from "./stack/openapi.ts";
import { OFFICER_HEADER } from "./stack/targets.ts";

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
      "/links": {
        post: brands(
          taken("A customer's proof of its subject, which the brand got itself.", ownLinkShape, "200"),
        ),
      },
      "/rights": { get: brands(told("Requests about rights, the most urgent first.")) },
      "/rights/{id}/replies": {
        post: brands({
          ...taken("Replies to a request about rights.", rightsReplyShape, "200"),
          parameters: [pathParameter("id")],
        }),
      },
      ...stackPaths(),
      ...officePaths(),
      ...officerPaths(),
      "/health": { get: told("Whether the service works.") },
      "/metrics": { get: told("Figures in Prometheus's format.") },
    },
    components: {
      securitySchemes: {
        brand: { type: "http", scheme: "bearer" },
        staff: { type: "http", scheme: "bearer" },
        officer: { type: "apiKey", in: "header", name: OFFICER_HEADER },
      },
      schemas: { Error: errorSchema },
    },
  };
}

const kindParameter = { ...pathParameter("kind"), schema: { type: "string", enum: messageKinds } };
