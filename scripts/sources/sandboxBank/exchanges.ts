/** A request and its answer, for whoever validates them. */
export interface Exchange {
  readonly method: string;
  /** Path and query below the base. */
  readonly path: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What was said of a request and its answer, both of which are read to their end. */
export async function exchangeOf(path: string, request: Request, answer: Response): Promise<Exchange> {
  const text = await answer.text();
  const sent = await request.text();
  return {
    method: request.method.toLowerCase(),
    path,
    requestHeaders: Object.fromEntries(request.headers),
    requestBody: sent === "" ? undefined : JSON.parse(sent),
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: text === "" ? undefined : parsed(text),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
