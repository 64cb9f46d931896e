import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import jsonld from "jsonld";
import { JsonLdParser } from "jsonld-streaming-parser";
import { Parser, type Quad, Store, Writer } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { receiptSchema } from "../../../src/consent/receipt/form/jsonSchema.ts";
import { receiptShapes } from "../../../src/consent/receipt/form/shapes.ts";

// What others use to read receipts: none of this is part of the library.

/** Receipts fetch nothing. */
const refuse = (url: string): never => {
  throw new Error(`asked for ${url}`);
};

let compiled: ValidateFunction | undefined;

/** Whether a receipt in JSON-LD fits the JSON schema. */
export function fitsSchema(document: unknown): boolean {
  if (compiled === undefined) {
    const ajv = new Ajv2020({ strict: true, strictTypes: false });
    // The package is CommonJS: what TypeScript takes for the module is its function.
    (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
    compiled = ajv.compile(receiptSchema());
  }
  return compiled(document);
}

let validator: SHACLValidator | undefined;

/** Whether triples are those of one receipt or more that keep to the shapes. */
export async function keepsToShapes(quads: readonly Quad[]): Promise<boolean> {
  validator ??= new SHACLValidator(new Store(new Parser().parse(receiptShapes())) as never);
  const { conforms } = await validator.validate(new Store(quads) as never);
  const isReceipt = quads.some(({ predicate }) => predicate.value.endsWith("#hasRecordOfActivity"));
  return conforms && isReceipt;
}

/** The triples of a document by jsonld, in its safe mode: whatever it would drop is an error. */
export async function quadsOf(document: object): Promise<Quad[]> {
  const text = await jsonld.toRDF(document, {
    safe: true,
    format: "application/n-quads",
    documentLoader: refuse,
  });
  return new Parser({ format: "application/n-quads" }).parse(text);
}

/** The triples of a document by jsonld-streaming-parser. */
export async function quadsOfStream(document: object): Promise<Quad[]> {
  const parser = new JsonLdParser({
    strictValues: true,
    documentLoader: { load: async (url) => refuse(url) },
  });
  const quads: Quad[] = [];
  return new Promise((resolve, reject) => {
    parser.on("data", (quad: unknown) => quads.push(quad as Quad));
    parser.on("error", reject);
    parser.on("end", () => resolve(quads));
    parser.write(JSON.stringify(document));
    parser.end();
  });
}

/** The canonical form of triples (RDFC-1.0). */
export async function canonicalTriples(quads: readonly Quad[]): Promise<string> {
  const text = new Writer({ format: "application/n-quads" }).quadsToString(quads);
  return jsonld.canonize(text, {
    algorithm: "RDFC-1.0",
    inputFormat: "application/n-quads",
    format: "application/n-quads",
  });
}
