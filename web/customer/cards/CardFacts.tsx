/** @jsxImportSource preact */
import type { Card } from "../../../src/format/credential/card.ts";
import { type Attribute, decodeValue } from "../../../src/request/schema.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { dayIn } from "../../shared/words/formats.ts";
import { words } from "../session.ts";

/** What stands on a card. */
export function CardFacts({ card: { schema, attributes, validUntil, issuer } }: { readonly card: Card }) {
  return (
    <>
      <h2>{schema.name}</h2>
      <p class="quiet">
        {words.cardFrom(`${issuer}`)}, {words.validUntil(dayIn(words.language, validUntil))}
      </p>
      <Facts
        rows={schema.attributes.map((attribute, index) => [
          attribute.name,
          attributes[index] === 0 ? words.missing : valueIn(attribute, attributes[index]!),
        ])}
      />
    </>
  );
}

function valueIn(attribute: Attribute, code: number): string {
  const value = decodeValue(attribute, code);
  return "unit" in attribute
    ? `${new Intl.NumberFormat(words.language).format(value as number)} ${attribute.unit}`
    : `${value}`;
}
