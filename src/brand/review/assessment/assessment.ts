import { differenceWordsFor } from "../../../consent/terms/difference/words/language.ts";
import type { DifferenceWords } from "../../../consent/terms/difference/words/words.ts";
import { requestFrom } from "../../../format/campaign/requestWords.ts";
import type { Section } from "../../../model/explanation/words/sections.ts";
import { reachable } from "../changes/groups.ts";
import { askedIn } from "../changes/request.ts";
import type { Reviewed } from "../reviewed.ts";
import type { RiskSheet } from "../risk/riskSheet.ts";
import { assessmentWordsFor } from "./words/language.ts";
import type { AssessmentWords } from "./words/words.ts";

export interface Assessment {
  readonly title: string;
  readonly note: string;
  readonly sections: readonly Section[];
}

/**
 * A draft of the impact assessment that GDPR art. 35(7) asks for, in the words of a language: what is done, whether it is
 * needed, which risks there are and what is done about them. It begins what people have to finish.
 */
export function assessmentDraft(draft: Reviewed, sheet: RiskSheet, language: string): Assessment {
  const words = assessmentWordsFor(language);
  const codes = differenceWordsFor(language);
  const number = new Intl.NumberFormat(language);
  return {
    title: words.title(draft.name),
    note: words.draftNote,
    sections: [
      {
        heading: words.needHeading,
        lines: [
          sheet.need.isNeeded ? words.needed : words.notNeeded,
          ...sheet.need.met.map((criterion) => words.criteria[criterion]),
        ],
      },
      { heading: words.processingHeading, lines: processing(draft, words, codes, number) },
      { heading: words.necessityHeading, lines: necessity(draft, sheet, words, codes, number) },
      { heading: words.risksHeading, lines: risks(sheet, words, number) },
      { heading: words.rightsHeading, lines: rights(draft, words, codes) },
      { heading: words.conclusionHeading, lines: words.toFill },
    ],
  };
}

/** The draft as text, for a file that people go on with. */
export function assessmentText({ title, note, sections }: Assessment): string {
  const parts = sections.map(({ heading, lines }) =>
    [`## ${heading}`, ...lines.map((line) => `- ${line}`)].join("\n"),
  );
  return `${[`# ${title}`, note, ...parts].join("\n\n")}\n`;
}

function processing(
  { terms, document, budget }: Reviewed,
  words: AssessmentWords,
  codes: DifferenceWords,
  number: Intl.NumberFormat,
): string[] {
  const { brand, purpose, channel, recipients, retention, proofRetention } = terms;
  return [
    words.controller(`${brand.name}, ${brand.address}`, brand.contact),
    words.purpose(codes.code(purpose), codes.code(channel)),
    words.asked(askedIn(document)),
    words.told(reachable(requestFrom(document).model).length + 2),
    words.onDevice,
    words.recipients(recipients.map(({ name, role }) => `${name} (${codes.code(role)})`)),
    words.kept(codes.lasting(retention), codes.lasting(proofRetention)),
    words.scale(number.format(budget.answers)),
  ];
}

function necessity(
  { terms, document }: Reviewed,
  { reward }: RiskSheet,
  words: AssessmentWords,
  codes: DifferenceWords,
  number: Intl.NumberFormat,
): string[] {
  const asked = askedIn(document);
  const unused = terms.data.flatMap(({ attributes }) => attributes).filter((name) => !asked.includes(name));
  const money = ({ amount, currency }: RiskSheet["reward"]["reward"]) =>
    `${number.format(Number(amount))} ${currency}`.trim();
  return [
    words.basis(codes.code(terms.lawfulBasis)),
    unused.length === 0 ? words.allUsed : words.notUsed(unused),
    words.freeNo(terms.ifYouSayNo.map(codes.code)),
    words.paid(money(reward.reward), money(reward.cap)),
  ];
}

function risks(
  { risks: found, inferences }: RiskSheet,
  words: AssessmentWords,
  number: Intl.NumberFormat,
): string[] {
  return [
    ...found.map((risk) => words.risks[risk].join(" ")),
    ...inferences.map(({ name, together, all }) =>
      words.left(name, number.format(together), all === undefined ? undefined : number.format(all)),
    ),
  ];
}

function rights({ terms }: Reviewed, words: AssessmentWords, codes: DifferenceWords): string[] {
  const { withdrawal, decision, authority } = terms;
  return [
    words.stop(codes.lasting(withdrawal.within)),
    decision.humanContact === undefined ? words.noContact : words.contest(decision.humanContact),
    words.complain(`${authority.name}, ${authority.contact}`),
  ];
}
