import { createRequire } from "node:module";
import { fromRoot } from "../../../services/shared/paths.ts";

/** A request as the file describes it. */
export interface ApiRequest {
  readonly method: string;
  /** Path and query below the base. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** An OpenAPI file that answers and validates. */
export interface OpenApi {
  /** What the mock answers, with the example of this name, and what is wrong with request and answer. */
  mock(request: ApiRequest, example?: string): Promise<ApiAnswer & { violations: string[] }>;
  /** What is wrong with a request and its answer. */
  validate(request: ApiRequest, answer: ApiAnswer): Promise<string[]>;
}

interface Diagnostic {
  readonly message: string;
  readonly path?: readonly string[];
}

interface Outcome {
  readonly output: {
    readonly statusCode: number;
    readonly headers?: Record<string, string>;
    readonly body?: unknown;
  };
  readonly validations: { readonly input: readonly Diagnostic[]; readonly output: readonly Diagnostic[] };
}

/** What the library says of a success or a failure. */
type Either<Value> =
  | { readonly _tag: "Left"; readonly left: Error }
  | { readonly _tag: "Right"; readonly right: Value };

/**
 * Reads an OpenAPI file with the packages of this folder, which have to be installed. They are old CommonJS without types
 * that fit, and only what is used of them is described here.
 */
export async function readOpenApi(file: string): Promise<OpenApi> {
  const require = createRequire(fromRoot("scripts/sources/bank/package.json"));
  const { createInstance, getHttpOperationsFromSpec } = require("@stoplight/prism-http");
  const operations = await getHttpOperationsFromSpec(file);
  const levels = ["trace", "debug", "info", "warn", "error", "fatal", "success"];
  const quiet = { ...Object.fromEntries(levels.map((level) => [level, () => {}])), child: () => quiet };
  const run = async (
    { method, path, headers, body }: ApiRequest,
    mock: { dynamic: false; exampleKey?: string },
    components: object = {},
  ): Promise<Outcome> => {
    const config = {
      mock,
      validateRequest: true,
      validateResponse: true,
      checkSecurity: false,
      errors: false,
    };
    const prism = createInstance(config, { logger: quiet, ...components });
    const { pathname, searchParams } = new URL(path, "http://bank.example");
    const url = { path: pathname, query: Object.fromEntries(searchParams) };
    const result: Either<Outcome> = await prism.request({ method, url, headers, body }, operations, config)();
    if (result._tag === "Left") throw result.left;
    return result.right;
  };
  return {
    async mock(request, example) {
      const mock = { dynamic: false, ...(example === undefined ? {} : { exampleKey: example }) } as const;
      const { output, validations } = await run(request, mock);
      const { statusCode: status, headers = {}, body } = output;
      return { status, headers, body, violations: said(validations) };
    },
    async validate(request, { status, headers, body }) {
      const answer = { statusCode: status, headers, body };
      const given = () => () => ({ _tag: "Right", right: answer });
      const { validations } = await run(request, { dynamic: false }, { mock: given });
      return said(validations);
    },
  };
}

/** The library takes neither the file's own example of this header for a URL, nor any address on the loopback. */
const location = 'location must match format "url"';

function said({ input, output }: Outcome["validations"]): string[] {
  return [...input, ...output]
    .map(({ path = [], message }) => `${path.join(".")}: ${message}`)
    .filter((violation) => !violation.endsWith(location));
}
