/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { QrCode } from "../shared/parts/QrCode.tsx";
import { wordsIn } from "../shared/words/language.ts";
import { type Asked, begin, failed, groups, listen, visit } from "./visit.ts";
import { shelves, shopWords } from "./words/shopWords.ts";

const words = wordsIn(shopWords);
/** The shelf that each group of the first question sees first; group 0 is not known. */
const firstShelf: Readonly<Record<number, (typeof shelves)[number]>> = {
  1: "home",
  2: "daysOut",
  3: "outdoor",
};
const customers = ["4711", "4712", "4713"];

/** The shop of a brand: everybody sees the same, until a customer has answered. */
export function Shop() {
  const [customer, setCustomer] = useState<string>();
  useEffect(() => void begin(customer), [customer]);
  return (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <header class="bar">
        <span class="name">Meridian</span>
        <label>
          {words.loggedInAs}
          <select
            onChange={({ currentTarget }) =>
              setCustomer(currentTarget.value === "" ? undefined : currentTarget.value)
            }
          >
            <option value="">{words.nobody}</option>
            {customers.map((one) => (
              <option key={one} value={one}>
                {words.customer(one)}
              </option>
            ))}
          </select>
        </label>
      </header>
      <main id="content">
        <Shelves />
        <Questions />
      </main>
    </>
  );
}

function Shelves() {
  const first = firstShelf[groups.value.outdoors ?? 0];
  const sorted = shelves.toSorted((left, right) => Number(right === first) - Number(left === first));
  return (
    <>
      <h1>{first === undefined ? words.title : words.forYou(words.shelves[first].name)}</h1>
      <p role="status">{first === undefined ? words.general : words.because}</p>
      {sorted.map((shelf) => (
        <section class="sheet" key={shelf}>
          <h2>{words.shelves[shelf].name}</h2>
          <ul class="goods">
            {words.shelves[shelf].goods.map(([name, price]) => (
              <li key={name}>
                <span>{name}</span> <span class="quiet">{price}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Questions() {
  if (failed.value) return <p class="problem">{words.closed}</p>;
  const now = visit.value;
  if (now === undefined) return null;
  return (
    <>
      <h2>{words.mayWeAsk}</h2>
      <p>{words.samePrices}</p>
      {now.asked.map((asked) => (
        <Question key={asked.page} asked={asked} isFirst={asked.source === "outdoors"} />
      ))}
      {now.code !== undefined && (
        <div class="sheet">
          <h3>{words.yourCode}</h3>
          <p>{words.codeText}</p>
          <code class="code">{now.code}</code>
        </div>
      )}
    </>
  );
}

function Question({ asked, isFirst }: { readonly asked: Asked; readonly isFirst: boolean }) {
  const { source, page } = asked;
  // Its code is shown from the beginning.
  useEffect(() => void (isFirst && listen(asked)), [asked.moments]);
  const { title, text } = words.questions[source];
  const group = groups.value[source];
  return (
    <div class="sheet">
      <h3>{title}</h3>
      <p>{text}</p>
      <p>
        <a class="button" href={page} target="_blank" rel="noreferrer" onClick={() => listen(asked)}>
          {words.answer}
        </a>
      </p>
      {isFirst ? (
        <QrCode text={page} label={words.code} />
      ) : (
        <WithCode page={page} onOpen={() => listen(asked)} />
      )}
      <p class="quiet" role="status">
        {group === undefined ? words.waiting : words.known(group)}
      </p>
    </div>
  );
}

function WithCode({ page, onOpen }: { readonly page: string; readonly onOpen: () => void }) {
  return (
    <details onToggle={onOpen}>
      <summary>{words.code}</summary>
      <QrCode text={page} label={words.code} />
    </details>
  );
}
