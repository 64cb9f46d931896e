/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { type Card, readCard } from "../../../src/format/credential/card.ts";
import { type Attribute, decodeValue } from "../../../src/request/schema.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { dayIn } from "../../shared/words/formats.ts";
import { cards, type Opened, refresh, words } from "../session.ts";

/** What the customer has, from where, and until when. */
export function Cards({ agent }: Opened) {
  const [error, setError] = useState<unknown>();
  const add = async (event: Event) => {
    const field = event.currentTarget as HTMLInputElement;
    const [file] = field.files ?? [];
    if (file === undefined) return;
    setError(undefined);
    try {
      await agent.keepCard(readCard(await file.text(), file.name));
      await refresh();
    } catch (failure) {
      setError(failure);
    }
    field.value = "";
  };
  return (
    <Screen title={words.cards}>
      {cards.value.length === 0 && <p>{words.noCards}</p>}
      <ul class="list">
        {cards.value.map((card) => (
          <li class="sheet" key={`${card.issuer} ${card.index}`}>
            <CardSheet card={card} />
          </li>
        ))}
      </ul>
      <label class="sheet">
        {words.addCard}
        <input type="file" accept=".json,application/json" onChange={(event) => void add(event)} />
      </label>
      <Problem error={error} words={words} />
    </Screen>
  );
}

function CardSheet({ card: { schema, attributes, validUntil, issuer } }: { readonly card: Card }) {
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
