/** @jsxImportSource preact */
import type { Caught as CaughtGroup, Person } from "../../../src/brand/review/caught/caught.ts";
import { slotsOf } from "../../../src/model/explanation/slots.ts";
import { explanationWordsFor } from "../../../src/model/explanation/words/language.ts";
import { valueInWords } from "../../../src/model/explanation/words/values.ts";
import type { Schema } from "../../../src/request/schema.ts";
import { language, words } from "../session.ts";

type Groups = Readonly<Record<string, string>>;

/** A concrete person whom the change brings into a group, for each group; and one whom it leaves out. */
export function Caught({
  schema,
  groups,
  caught,
  leftOut,
}: {
  readonly schema: Schema;
  readonly groups: Groups;
  readonly caught: readonly CaughtGroup[] | undefined;
  readonly leftOut: Person | "nobody" | "undecided" | undefined;
}) {
  if (caught === undefined) return <p>{words.notComparable}</p>;
  const named = (group: number) => `${group}${groups[group] === undefined ? "" : ` (${groups[group]})`}`;
  return (
    <>
      <h3>{words.caught}</h3>
      <p class="quiet">{words.caughtWhy}</p>
      <ul class="list">
        {caught.map(({ group, person }) => (
          <li key={group} class={typeof person === "string" ? "person" : "person wider"}>
            {typeof person === "string" ? (
              <p>{(person === "nobody" ? words.caughtNobody : words.caughtUndecided)(named(group))}</p>
            ) : (
              <>
                <p>{words.caughtInto(named(group), named(person.before))}</p>
                <Details schema={schema} person={person} />
              </>
            )}
          </li>
        ))}
      </ul>
      {leftOut !== undefined && typeof leftOut !== "string" && (
        <div class="person">
          <p>{words.leftOut}</p>
          <Details schema={schema} person={leftOut} />
        </div>
      )}
    </>
  );
}

/** The person's details by the words of the schema; copies and crosses say nothing new. */
function Details({ schema, person: { codes } }: { readonly schema: Schema; readonly person: Person }) {
  const said = explanationWordsFor(language);
  const own = slotsOf(schema).flatMap((slot, place) =>
    slot.attribute !== undefined && slot.of.length === 1 && slot.of[0] === place ? [{ slot, place }] : [],
  );
  return (
    <table>
      <tbody>
        {own.map(({ slot, place }) => (
          <tr key={slot.name}>
            <th scope="row">{slot.name}</th>
            <td>{valueInWords(slot, codes[place]!, said)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
