import { signal } from "@preact/signals";

/** A question that the shop asks, and where to hear of the answer. */
export interface Asked {
  readonly source: "outdoors" | "messages" | "purchases";
  /** Of its campaign. */
  readonly name: string;
  /** Opens it in the page for customers. */
  readonly page: string;
  readonly moments: string;
}

/** One visit: what is asked, and the code of a customer who is logged in. */
export interface Visit {
  readonly asked: readonly Asked[];
  readonly code?: string;
}

/** The visit of this page; undefined until the shop has replied. */
export const visit = signal<Visit | undefined>();
export const failed = signal(false);
/** What is known by each answer: the group, or undefined for general content. */
export const groups = signal<Readonly<Partial<Record<Asked["source"], number>>>>({});

/** By the address at which the brand's service tells of an answer. A browser has few connections to one server for all its tabs. */
const listening = new Map<string, EventSource>();
let visits = 0;

/** Begins a visit, as a customer who is logged in or as anybody, and listens for answers. Nothing is kept of the last one. */
export async function begin(customer: string | undefined): Promise<void> {
  const own = ++visits;
  for (const source of listening.values()) source.close();
  listening.clear();
  groups.value = {};
  visit.value = undefined;
  failed.value = false;
  try {
    const body = JSON.stringify(customer === undefined ? {} : { customer });
    const reply = await fetch("/visits", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    if (!reply.ok) throw new Error(`${reply.status}`);
    const begun = (await reply.json()) as Visit;
    // Somebody else has logged in meanwhile.
    if (own !== visits) return;
    visit.value = begun;
  } catch {
    if (own === visits) failed.value = true;
  }
}

/** Follows what becomes of an answer, once its link is used. What is withdrawn or refused is general content at once. */
export function listen({ source, moments }: Asked): void {
  if (listening.has(moments)) return;
  const events = new EventSource(moments);
  const know = (group: number | undefined) => {
    groups.value = { ...groups.value, [source]: group };
  };
  events.addEventListener("answered", ({ data }) => know(groupIn(data)));
  for (const over of ["withdrawn", "refused"]) events.addEventListener(over, () => know(undefined));
  listening.set(moments, events);
}

function groupIn(data: string): number | undefined {
  const { segment } = JSON.parse(data) as { readonly segment?: unknown };
  return typeof segment === "number" ? segment : undefined;
}
