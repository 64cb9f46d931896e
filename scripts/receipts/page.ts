import type { Receipt } from "../../src/consent/receipt/file/receipt.ts";
import { receiptForms } from "../../src/consent/receipt/form/receiptForms.ts";
import { type Lasting, lifeEvents, lifeStates } from "../../src/consent/receipt/life/states.ts";
import type { ReceiptVerdict } from "../../src/consent/receipt/proof/verdict.ts";
import { toIndentedJson } from "../../src/format/reading/json.ts";

const lasts: Readonly<Record<Lasting, string>> = {
  time: "the date that it names",
  answer: "the customer answers",
  consent: "another consent is given",
};

/** The parts of docs/consent.md that are made, by their names there. */
export function partsOfPage(receipt: Receipt, { lines }: ReceiptVerdict): Readonly<Record<string, string>> {
  const { "dpv:hasRecordOfActivity": record } = receipt.receipt;
  const { "dpv:hasConsentStatus": statuses } = record as Readonly<Record<string, unknown>>;
  const { rendering } = receipt.shown;
  return {
    life: table(
      [
        "event",
        "what it means",
        "in the vocabulary",
        "who acts",
        "on chain",
        "counts until",
        "what can follow",
      ],
      lifeEvents.map((event) => {
        const { words, term, parties, boundTo, lasts: lasting, next } = lifeStates[event];
        return [event, words, `\`${term}\``, parties.join(" or "), boundTo, lasts[lasting], next.join(", ")];
      }),
    ),
    words: [
      `> **${rendering.title}**`,
      `> ${rendering.purpose}`,
      `> *If you say no:* ${rendering.ifYouSayNo}`,
    ].join("\n>\n"),
    facts: json(receipt.facts),
    event: json(statuses),
    verdict: [
      "```text",
      ...lines.map(({ check, holds, words }) => `${holds ? "holds" : "FAILS"}  ${check}: ${words}`),
      "The receipt holds.",
      "```",
    ].join("\n"),
    fields: table(["field of ISO/IEC TS 27560 or of the guide", "where it is in a receipt"], fieldRows()),
  };
}

function fieldRows(): string[][] {
  const rows = Object.entries(receiptForms).flatMap(([form, { properties, field: type }]) =>
    [{ name: "@type", field: type }, ...properties].flatMap(({ name, field }) =>
      (field?.split(", ") ?? []).map((one) => ({ field: one, place: `${nameOf(form)}: \`${name}\`` })),
    ),
  );
  const byField = Map.groupBy(rows, ({ field }) => field);
  return [...byField].map(([field, places]) => [
    `\`${field}\``,
    [...new Set(places.map(({ place }) => place))].join("; "),
  ]);
}

/** The events of a life have the same fields. */
function nameOf(form: string): string {
  return (lifeEvents as readonly string[]).includes(form) ? "event" : form;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function json(value: unknown): string {
  return `\`\`\`json\n${toIndentedJson(value)}\n\`\`\``;
}
