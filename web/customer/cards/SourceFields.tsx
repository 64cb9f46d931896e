/** @jsxImportSource preact */
import { wordsIn } from "../../shared/words/language.ts";
import { cardWords } from "../words/cards/cardWords.ts";
import type { CardOffer } from "./offers.ts";

const words = wordsIn(cardWords);
/** So many days an answer needs, at least; a month and a year are what most want. */
const PERIODS = [7, 30, 365];
const USUAL = 30;

/** What a customer fills in to allow an issuer to read: which details, for how long, and what the source begins with. */
export function SourceFields({ issuer }: Pick<CardOffer, "issuer">) {
  const { source, schema } = issuer;
  return (
    <>
      {source === "SelfDeclared" ? (
        schema.attributes.map((attribute) => <Stated key={attribute.name} attribute={attribute} />)
      ) : (
        <fieldset class="sheet">
          <legend>{words.whatIsRead}</legend>
          {schema.attributes.map(({ name }) => (
            <label class="tick" key={name}>
              <input type="checkbox" name="read" value={name} defaultChecked />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      {source === "Brand" && (
        <label>
          {words.shopsCode}
          <input name="code" required autoComplete="off" spellcheck={false} aria-describedby="code-hint" />
          <span class="quiet" id="code-hint">
            {words.shopsCodeHint}
          </span>
        </label>
      )}
      {(source === "SolidPod" || source === "DataVault") && (
        <label>
          {words.webId}
          <input name="webId" type="url" required={source === "SolidPod"} aria-describedby="webid-hint" />
          <span class="quiet" id="webid-hint">
            {words.webIdHint}
          </span>
        </label>
      )}
      <label>
        {words.howLong}
        <select name="days" defaultValue={`${USUAL}`}>
          {PERIODS.map((days) => (
            <option key={days} value={`${days}`} selected={days === USUAL}>
              {words.days(days)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

type Attribute = CardOffer["issuer"]["schema"]["attributes"][number];

/** One detail that the customer states; it may be left out. */
function Stated({ attribute }: { readonly attribute: Attribute }) {
  const { name } = attribute;
  if ("categories" in attribute) {
    return (
      <label>
        {name}
        <select name={`stated ${name}`}>
          <option value="">{words.rather}</option>
          {attribute.categories.map((category) => (
            <option key={category} value={category}>
              {category}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <label>
      {`${name} (${attribute.unit})`}
      <input
        name={`stated ${name}`}
        type="number"
        inputMode="decimal"
        min={attribute.offset}
        step={attribute.scale}
      />
    </label>
  );
}

/** What was filled in. */
export interface FilledIn {
  readonly attributes: readonly string[];
  readonly days: number;
  /** What the source begins with; undefined for nothing. */
  readonly given: unknown;
  /** What the customer states, by name. */
  readonly stated: Readonly<Record<string, string | number>>;
}

/** Reads the fields of a form. */
export function filledIn(form: HTMLFormElement, { issuer }: Pick<CardOffer, "issuer">): FilledIn {
  const data = new FormData(form);
  const text = (name: string) => `${data.get(name) ?? ""}`.trim();
  const { source, schema } = issuer;
  const stated = Object.fromEntries(
    schema.attributes.flatMap((attribute) => {
      const value = text(`stated ${attribute.name}`);
      return value === "" ? [] : [[attribute.name, "unit" in attribute ? Number(value) : value]];
    }),
  );
  const [code, webId] = [text("code"), text("webId")];
  return {
    attributes: source === "SelfDeclared" ? Object.keys(stated) : data.getAll("read").map(String),
    days: Number(text("days")),
    given: code !== "" ? { code } : webId !== "" ? { webId } : undefined,
    stated,
  };
}
