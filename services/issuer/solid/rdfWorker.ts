import { parentPort } from "node:worker_threads";
import jsonld from "jsonld";
import { Parser } from "n3";
import type { Statement } from "../../../src/source/solid/solid.ts";
import { SourceError, type SourceErrorCode } from "../../../src/source/sourceError.ts";

/** A document, and the contexts of JSON-LD that it may use, by address. */
export interface Question {
  readonly text: string;
  readonly mediaType: string;
  readonly base: string;
  readonly contexts: Readonly<Record<string, object>>;
}

/** What is in the document, or what is wrong with it. */
export type Reply =
  | { readonly statements: readonly Statement[] }
  | { readonly code: SourceErrorCode; readonly message: string; readonly hint: string | undefined };

interface Term {
  readonly termType: string;
  readonly value: string;
}
interface Triple {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
}

/** Statements of a document at most: a small text can stand for many. */
const MOST_STATEMENTS = 10_000;

async function statementsOf(question: Question): Promise<Statement[]> {
  const triples = await triplesIn(question);
  if (triples.length <= MOST_STATEMENTS) return triples.map(statementOf);
  throw new SourceError("tooLarge", `A document in the pod makes more than ${MOST_STATEMENTS} statements.`);
}

async function triplesIn({ text, mediaType, base, contexts }: Question): Promise<readonly Triple[]> {
  let unknownContext = false;
  const documentLoader = async (url: string) => {
    unknownContext ||= !Object.hasOwn(contexts, url);
    if (unknownContext) throw new Error("unknown context");
    return { contextUrl: null, documentUrl: url, document: contexts[url] };
  };
  try {
    if (mediaType === "text/turtle") return new Parser({ baseIRI: base, format: "text/turtle" }).parse(text);
    if (["application/ld+json", "application/json"].includes(mediaType)) {
      return (await jsonld.toRDF(JSON.parse(text), { base, documentLoader })) as Triple[];
    }
  } catch {
    // What the parsers say quotes what they could not read.
    if (unknownContext) {
      throw new SourceError("elsewhere", "A document in the pod uses a context that was not configured.", {
        hint: "Nothing was fetched. The operator can add the context to the source's options.",
      });
    }
    throw new SourceError("unexpected", "A document in the pod is not well-formed RDF.");
  }
  throw new SourceError("unexpected", "A document in the pod is neither Turtle nor JSON-LD.");
}

function statementOf({ subject, predicate, object }: Triple): Statement {
  return { subject: textOf(subject), predicate: predicate.value, object: textOf(object) };
}

function textOf({ termType, value }: Term): string | undefined {
  return termType === "BlankNode" ? undefined : value;
}

async function replyTo(question: Question): Promise<Reply> {
  try {
    return { statements: await statementsOf(question) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { code, shortMessage, hint } = error;
    return { code, message: shortMessage, hint };
  }
}

parentPort!.on("message", async (question: Question) => {
  parentPort!.postMessage(await replyTo(question));
});
parentPort!.postMessage("ready");
