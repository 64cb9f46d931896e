import type { OfficeDossier } from "../../src/brand/office/officer.ts";
import { assessmentDraft } from "../../src/brand/review/assessment/assessment.ts";
import { readReviewed } from "../../src/brand/review/reviewed.ts";
import { riskSheetOf } from "../../src/brand/review/risk/riskSheet.ts";
import { type Html, html } from "../../src/html.ts";
import { dayIn } from "../shared/words/formats.ts";
import type { OfficerWords } from "./words/words.ts";

const style =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem;border-bottom:1px solid #ccc}code,pre{overflow-wrap:anywhere;white-space:pre-wrap}";

/** The dossier as one page that needs nothing else: what a person reads first, and everything as data below it. */
export function dossierFile(dossier: OfficeDossier, language: string, words: OfficerWords): string {
  const { place, madeAt, drafts, rights, targets } = dossier;
  const page = html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${words.dossier}: ${place.brand.name}</title><style>${{ html: style }}</style></head>
<body>
<h1>${words.dossier}: ${place.brand.name}</h1>
<p>${dayIn(language, madeAt)}, <code>${place.brand.account}</code></p>
<h2>${words.campaigns}</h2>
${drafts.map((draft) => draftPart(draft, language, words))}
<h2>${words.rights}</h2>
<table>${rights.map(
    ({ action, state, receivedAt, dueAt, subject }) =>
      html`<tr><th>${words.actions[action]}</th><td>${words.rightsStates[state]}</td><td>${dayIn(language, receivedAt)}</td><td>${dayIn(language, dueAt)}</td><td><code>${subject}</code></td></tr>`,
  )}</table>
<h2>${words.targets}</h2>
<table>${targets.map(
    ({ url, kind, approved }) =>
      html`<tr><th>${url}</th><td>${words.kinds[kind] ?? kind}</td><td>${approved?.by ?? words.none}</td></tr>`,
  )}</table>
<h2>${words.dossierAll}</h2>
<pre>${JSON.stringify(dossier, undefined, 2)}</pre>
</body>
</html>
`;
  return page.html;
}

function draftPart(draft: OfficeDossier["drafts"][number], language: string, words: OfficerWords): Html {
  const { name, state, approval, history } = draft;
  return html`<h3>${name}</h3>
<p>${words.states[state]}${approval === undefined ? "" : html`, ${approval.by} <code>${approval.address}</code>`}</p>
<table><caption>${words.history}</caption>${history.map(
    ({ at, by, what, note }) =>
      html`<tr><th>${dayIn(language, at)}</th><td>${by}</td><td>${what}</td><td>${note ?? ""}</td></tr>`,
  )}</table>
${assessmentPart(draft, language)}`;
}

/** A draft that is not whole yet has none. */
function assessmentPart(draft: OfficeDossier["drafts"][number], language: string): Html {
  try {
    const reviewed = readReviewed(draft);
    const { title, sections } = assessmentDraft(reviewed, riskSheetOf(reviewed), language);
    const parts = sections.map(
      ({ heading, lines }) =>
        html`<h4>${heading}</h4><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
    );
    return html`<details><summary>${title}</summary>${parts}</details>`;
  } catch {
    return html``;
  }
}
