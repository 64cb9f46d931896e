/** @jsxImportSource preact */
import type { Consideration } from "../../../src/agent/answer/consider.ts";
import { reasonSentenceIn } from "../../../src/consent/settings/reasonSentences.ts";
import { settingsWords } from "../../../src/consent/settings/words/language.ts";
import { recipientsInWords, refusalInWords } from "../../../src/consent/terms/termsInWords.ts";
import { attributesUsed } from "../../../src/format/campaign/requestWords.ts";
import type { PageNetwork } from "../../../src/format/record/pageNetwork.ts";
import { pointsPicture } from "../../../src/model/explanation/picture/picture.ts";
import { explanationWordsFor } from "../../../src/model/explanation/words/language.ts";
import { sectionsOf } from "../../../src/model/explanation/words/sections.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { dayIn } from "../../shared/words/formats.ts";
import { languageOf, wordsIn } from "../../shared/words/language.ts";
import { tokenAmount } from "../amounts.ts";
import { words } from "../session.ts";
import { permissionsWords } from "../words/permissions.ts";

const rulesInWords = settingsWords[languageOf(navigator.languages)];

/** Everything that a customer reads before a yes or a no: from the codes of the terms, or in words that the brand signed. */
export function Question({
  considered,
  network,
}: {
  readonly considered: Consideration;
  readonly network: Pick<PageNetwork, "token">;
}) {
  const { published, shown, segment, card, opened, until, decision } = considered;
  const { document } = published;
  const { terms } = document;
  const { rendering } = shown;
  return (
    <>
      <div class="reveal">
        <p class="quiet">{words.reveals}</p>
        <strong>{segment === 0 ? words.groupNone : words.group(segment)}</strong>
        <p>{words.notRevealed(attributesUsed(document))}</p>
      </div>
      <div class="sheet">
        <Facts
          rows={[
            [words.why, rendering.purpose],
            [
              words.pays,
              opened.reward === 0n
                ? words.paysNothing
                : words.paysAmount(
                    tokenAmount(words.language, { amount: opened.reward, token: opened.token }, network),
                  ),
            ],
            [words.ifNo, rendering.ifYouSayNo],
            [
              words.howLong,
              until === undefined
                ? rendering.retention
                : `${rendering.retention} ${words.permissionUntil(dayIn(words.language, until))}`,
            ],
            [words.receives, <Lines lines={recipientsInWords(terms)} />],
            [
              words.from,
              `${words.cardFrom(card.schema.name)}, ${words.validUntil(dayIn(words.language, card.validUntil))}`,
            ],
          ]}
        />
      </div>
      <HowWorkedOut considered={considered} />
      <details>
        <summary>{words.couldInfer}</summary>
        <Inferences considered={considered} />
      </details>
      <details open={decision.verdict === "refuse"}>
        <summary>{words.yourRulesSay}</summary>
        {decision.verdict === "refuse" && <p>{wordsIn(permissionsWords).rulesRefuse}</p>}
        <Lines lines={decision.reasons.map((reason) => reasonSentenceIn(rulesInWords, reason))} />
      </details>
      <details>
        <summary>{rendering.title}</summary>
        <Lines
          lines={[
            rendering.recipients,
            rendering.withdrawal,
            rendering.decision ?? "",
            rendering.price ?? "",
            refusalInWords(terms),
          ]}
        />
      </details>
    </>
  );
}

function HowWorkedOut({ considered: { explanation, published } }: { readonly considered: Consideration }) {
  const { terms } = published.document;
  const inWords = explanationWordsFor(words.language);
  const sections = sectionsOf(explanation, inWords, { brand: terms.brand.name });
  const hasPoints = explanation.contributions.length > 0;
  const picture = hasPoints ? pointsPicture(explanation, inWords).html : undefined;
  return (
    <details>
      <summary>{words.howWorkedOut}</summary>
      {picture !== undefined && (
        <p class="picture">
          <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.trim())}`} alt="" />
        </p>
      )}
      {sections.map(({ heading, lines }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <Lines lines={lines} />
        </section>
      ))}
    </details>
  );
}

/** What the brand could know in the worst case, by every answer that it has; nobody else's knowledge is counted. */
function Inferences({ considered: { review } }: { readonly considered: Consideration }) {
  const told = review.attributes.filter(({ now, after }) => after < now);
  if (told.length === 0) return <p>{words.nothingMore}</p>;
  return (
    <table>
      <tbody>
        {told.map(({ name, all, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{words.valuesLeft(after, all)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul class="list">
      {lines
        .filter((line) => line !== "")
        .map((line) => (
          <li key={line}>{line}</li>
        ))}
    </ul>
  );
}
