/** @jsxImportSource preact */
import { purposes } from "../../../../src/consent/dpv/purposes.ts";
import { differenceWordsFor } from "../../../../src/consent/terms/difference/words/language.ts";
import type { Finding } from "../../../../src/consent/terms/lint/rule.ts";
import type { Terms } from "../../../../src/consent/terms/terms.ts";
import {
  automations,
  channels,
  decisionConsequences,
  lawfulBases,
  withheldThings,
} from "../../../../src/consent/terms/words.ts";
import { CheckField, ChecksField, SelectField, TextField } from "../../parts/Fields.tsx";
import { language } from "../../session.ts";
import { Findings } from "../Findings.tsx";

const coded = differenceWordsFor(language);
const options = <Code extends string>(codes: readonly Code[]) =>
  codes.map((code) => [code, coded.code(code)] as const);
/** Durations to choose from; others are typed in the whole core. */
const durations = ["30 days", "90 days", "180 days", "1 year", "2 years"];

/** Fields of the terms that stand here, by the first pieces of a finding's field. */
const fields = [
  "purpose",
  "channel",
  "level",
  "retention",
  "lawfulBasis",
  "minimumAge",
  "affectsPrice",
  "ifYouSayNo",
  "decision.automation",
  "decision.consequences",
  "decision.significant",
  "data",
  "inferences",
] as const;

/** The field at which a finding is shown; "other" if there is none for it. */
export function fieldOfFinding({ field }: Finding): string {
  return (
    fields.find((one) => field === one || field.startsWith(`${one}.`) || field.startsWith(`${one}[`)) ??
    "other"
  );
}

/** Why, where, how long, and what a "no" means. */
export function PromiseFields({
  terms,
  change,
  at,
}: {
  readonly terms: Terms;
  readonly change: (terms: Partial<Terms>) => void;
  readonly at: (field: string) => readonly Finding[];
}) {
  const { decision } = terms;
  const { aspects } = coded;
  const said = (field: (typeof fields)[number]) => <Findings findings={at(field)} />;
  const kept = durations.includes(terms.retention) ? durations : [terms.retention, ...durations];
  return (
    <>
      <SelectField
        label={aspects.Purpose}
        value={terms.purpose}
        options={options(Object.keys(purposes))}
        onInput={(purpose) => change({ purpose: purpose as Terms["purpose"] })}
      >
        {said("purpose")}
      </SelectField>
      <SelectField
        label={aspects.Channel}
        value={terms.channel}
        options={options(channels)}
        onInput={(channel) => change({ channel: channel as Terms["channel"] })}
      >
        {said("channel")}
      </SelectField>
      <SelectField
        label={aspects["Kept for"]}
        value={terms.retention}
        options={kept.map((one) => [one, coded.lasting(one)])}
        onInput={(retention) => change({ retention })}
      >
        {said("retention")}
      </SelectField>
      <SelectField
        label={aspects.Level}
        value={`${terms.level}`}
        options={[0, 1, 2, 3, 4].map((level) => [`${level}`, coded.level(level)])}
        onInput={(level) => change({ level: Number(level) })}
      >
        {said("level")}
      </SelectField>
      <SelectField
        label={aspects["Lawful basis"]}
        value={terms.lawfulBasis}
        options={options(lawfulBases)}
        onInput={(lawfulBasis) => change({ lawfulBasis: lawfulBasis as Terms["lawfulBasis"] })}
      >
        {said("lawfulBasis")}
      </SelectField>
      <TextField
        label={aspects["Minimum age"]}
        type="number"
        value={`${terms.minimumAge}`}
        onInput={(age) => change({ minimumAge: Number(age) })}
      >
        {said("minimumAge")}
      </TextField>
      <ChecksField
        label={aspects["Withheld after a no"]}
        chosen={terms.ifYouSayNo}
        options={options(withheldThings)}
        onInput={(ifYouSayNo) => change({ ifYouSayNo: ifYouSayNo as Terms["ifYouSayNo"] })}
      >
        {said("ifYouSayNo")}
      </ChecksField>
      <SelectField
        label={aspects.Automation}
        value={decision.automation}
        options={options(automations)}
        onInput={(automation) =>
          change({ decision: { ...decision, automation: automation as typeof decision.automation } })
        }
      >
        {said("decision.automation")}
      </SelectField>
      <ChecksField
        label={aspects.Consequences}
        chosen={decision.consequences}
        options={options(decisionConsequences)}
        onInput={(consequences) =>
          change({ decision: { ...decision, consequences: consequences as typeof decision.consequences } })
        }
      >
        {said("decision.consequences")}
      </ChecksField>
      <div class="field">
        <CheckField
          label={aspects["Significant effects"]}
          isChecked={decision.significant}
          onInput={(significant) => change({ decision: { ...decision, significant } })}
        />
        {said("decision.significant")}
      </div>
      <div class="field">
        <CheckField
          label={aspects["Prices depend on the answer"]}
          isChecked={terms.affectsPrice}
          onInput={(affectsPrice) => change({ affectsPrice })}
        />
        {said("affectsPrice")}
      </div>
    </>
  );
}
