import { errorSchema, failure, taken, told } from "../../shared/http/operations.ts";
import { beginShape, completeShape, endShape, operatorRevocationShape } from "./shapes.ts";

/** The description of the HTTP interface (OpenAPI 3.1), whose bodies are made of the shapes that are checked. */
export function openApiDocument(publicUrl: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "DeCDP issuer gateway",
      version: "1",
      description:
        "Reads a source once with the customer's permission, issues a card to a commitment, and publishes the leaves. Big integers are decimal strings, times Unix seconds.",
    },
    servers: [{ url: publicUrl }],
    paths: {
      "/issuers": { get: told("The issuers, with their schemas and trees.") },
      "/issuers/{name}": { get: told("One issuer.", ["name"]) },
      "/sessions": {
        post: taken("Begins a session by a permission: what the customer has to do.", beginShape, "201"),
      },
      "/sessions/completion": {
        post: taken("Reads the source of a session, once, and issues the card.", completeShape, "200"),
      },
      "/presentations": {
        post: {
          summary: "Takes what a wallet presents, and tells it the page to open next.",
          requestBody: { required: true, content: { "application/x-www-form-urlencoded": {} } },
          responses: { "200": { description: "The page, with the answer behind its #." }, default: failure },
        },
      },
      "/ends": { post: taken("Takes a permission back, and the card with it.", endShape, "202") },
      "/operator/revocations": {
        post: {
          ...taken("Takes a card back, for the operator.", operatorRevocationShape, "202"),
          security: [{ operator: [] }],
        },
      },
      "/trees/{issuer}": { get: told("The roots of a tree, the newest first.", ["issuer"]) },
      "/trees/{issuer}/{root}/leaves": { get: told("All leaves under a root.", ["issuer", "root"]) },
      "/trees/{issuer}/{root}/top": { get: told("The nodes above the chunks.", ["issuer", "root"]) },
      "/trees/{issuer}/{root}/chunks/{chunk}": {
        get: told("1,024 leaves under a root, with the nodes above them.", ["issuer", "root", "chunk"]),
      },
      "/health": { get: told("Whether the gateway works.") },
      "/metrics": { get: told("Figures in Prometheus's format.") },
    },
    components: {
      securitySchemes: { operator: { type: "http", scheme: "bearer" } },
      schemas: { Error: errorSchema },
    },
  };
}
