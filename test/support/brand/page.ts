/** What a page was told. */
export interface Told {
  readonly id: number;
  readonly event: string;
  readonly data: { readonly segment?: number };
}

/** A page that waits for its customer's answer, by a reader of server-sent events. */
export async function openPage(url: string, session: string, after = 0) {
  const abort = new AbortController();
  const reply = await fetch(`${url}/.well-known/decdp/moments/${session}`, {
    signal: abort.signal,
    headers: after > 0 ? { "last-event-id": `${after}` } : {},
  });
  const told: Told[] = [];
  let hear = () => {};
  const read = async () => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const bytes of reply.body!) {
      text += decoder.decode(bytes as Uint8Array, { stream: true });
      const messages = text.split("\n\n");
      text = messages.pop()!;
      told.push(...messages.flatMap(messageIn));
      hear();
    }
  };
  const ended = reply.status === 200 ? read().catch(() => {}) : Promise.resolve();
  return {
    status: reply.status,
    told,
    /** Settles when the service ends it. */
    ended,
    /** The first of an event, when it comes. */
    async hears(event: string, longest = 10_000): Promise<Told> {
      const end = Date.now() + longest;
      for (;;) {
        const found = told.find((one) => one.event === event);
        if (found !== undefined) return found;
        if (Date.now() > end)
          throw new Error(`The page was not told "${event}", but ${JSON.stringify(told)}.`);
        await new Promise<void>((resolve) => {
          hear = resolve;
          setTimeout(resolve, 200);
        });
      }
    },
    close: () => abort.abort(),
  };
}

function messageIn(text: string): Told[] {
  const field = (name: string) =>
    text
      .split("\n")
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const event = field("event");
  return event === undefined
    ? []
    : [{ id: Number(field("id")), event, data: JSON.parse(field("data") ?? "{}") }];
}
