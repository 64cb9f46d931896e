/** @jsxImportSource preact */
import { useMemo } from "preact/hooks";
import { assessmentDraft, assessmentText } from "../../../src/brand/review/assessment/assessment.ts";
import { assessmentWordsFor } from "../../../src/brand/review/assessment/words/language.ts";
import type { Reviewed } from "../../../src/brand/review/reviewed.ts";
import { decisionSafeguards } from "../../../src/brand/review/risk/automatedDecision.ts";
import type { EarlierCampaign } from "../../../src/brand/review/risk/inferences.ts";
import { type RiskSheet, riskSheetOf } from "../../../src/brand/review/risk/riskSheet.ts";
import { differenceWordsFor } from "../../../src/consent/terms/difference/words/language.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { language, words } from "../session.ts";
import { Saved } from "./Saved.tsx";

/** Nobody is older than this; other details have no bound that everybody would agree to. */
const PLAUSIBLE = { age: 110 };
const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });

/** What the officer weighs: level, inferences, article 22, the reward, risks, and the draft of an impact assessment. */
export function RiskParts({
  draft,
  earlier,
}: {
  readonly draft: Reviewed;
  readonly earlier: readonly EarlierCampaign[];
}) {
  const sheet = useMemo(() => riskSheetOf(draft, { earlier, plausible: PLAUSIBLE }), [draft, earlier.length]);
  const said = assessmentWordsFor(language);
  const { reward, decision, findings } = sheet;
  const missing = decisionSafeguards.filter((one) => !decision.safeguards[one]);
  return (
    <section class="sheet" aria-labelledby="risk">
      <h2 id="risk">{words.riskSheet}</h2>
      <Facts
        rows={[
          [words.level, differenceWordsFor(language).level(sheet.level)],
          [words.article22, words.article22Is[decision.verdict]],
          [words.safeguardsMissing, missing.map((one) => words.safeguards[one]).join(", ")],
          [
            words.reward,
            words.rewardIs(
              `${number.format(Number(reward.reward.amount))} ${reward.reward.currency}`,
              `${number.format(Number(reward.cap.amount))} ${reward.cap.currency}`,
              new Intl.NumberFormat(language, { style: "percent" }).format(reward.share),
            ),
          ],
          [
            words.rewardAYear,
            reward.timesAYear > 1 ? `${number.format(reward.yearly)} ${reward.reward.currency}` : "",
          ],
        ]}
      />
      <Inferred sheet={sheet} />
      <h3>{said.risksHeading}</h3>
      <ul class="changes">
        {sheet.risks.map((risk) => (
          <li key={risk}>
            <strong>{said.risks[risk][0]}</strong> {said.risks[risk][1]}
          </li>
        ))}
      </ul>
      {findings.length > 0 && (
        <details>
          <summary>{words.findings(findings.length)}</summary>
          <ul class="list" lang="en">
            {findings.map(({ rule, field, why, fix }) => (
              <li key={`${rule} ${field}`}>
                {why} {fix}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Assessment draft={draft} sheet={sheet} />
    </section>
  );
}

/** What the brand could work out of each detail, in the worst case. */
function Inferred({ sheet: { inferences } }: { readonly sheet: RiskSheet }) {
  return (
    <>
      <h3>{words.inferences}</h3>
      <p class="quiet">{words.inferencesWhy}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.detail}</th>
            <th scope="col">{words.leftAlone}</th>
            <th scope="col">{words.leftTogether}</th>
          </tr>
        </thead>
        <tbody>
          {inferences.map(({ name, all, after, together, by, isBelowFloor }) => (
            <tr key={name} class={isBelowFloor ? "wider" : undefined}>
              <th scope="row">{name}</th>
              <td>
                {all === undefined ? words.noBound : words.valuesOf(number.format(after), number.format(all))}
              </td>
              <td>
                {by === undefined
                  ? words.nothingMore
                  : `${all === undefined ? words.noBound : words.valuesOf(number.format(together), number.format(all))} (${by})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Assessment({ draft, sheet }: { readonly draft: Reviewed; readonly sheet: RiskSheet }) {
  const assessment = useMemo(() => assessmentDraft(draft, sheet, language), [draft, sheet]);
  const { title, note, sections } = assessment;
  return (
    <details class="assessment">
      <summary>{title}</summary>
      <p class="quiet">{note}</p>
      {sections.map(({ heading, lines }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <Saved
        label={words.saveAssessment}
        name="impact-assessment.md"
        text={() => assessmentText(assessment)}
      />
    </details>
  );
}
