import { page } from "../../../services/shared/report/page.ts";
import type { NotChecked } from "../../../src/audit/checks/finding.ts";
import { inWords } from "../../../src/audit/checks/finding.ts";
import type { CampaignSection } from "../../../src/audit/dossier/campaignSection.ts";
import type { Dossier } from "../../../src/audit/dossier/dossier.ts";
import type { TermsSection } from "../../../src/audit/dossier/termsSection.ts";
import type { Place } from "../../../src/audit/facts/events.ts";
import { type Html, html } from "../../../src/html.ts";
import { receiptRows, recordRows, useRows } from "./givenRows.ts";
import { requestInWords } from "./requestInWords.ts";

/**
 * A dossier as a page for people who do not read code, in one file.
 *
 * @param command Makes the dossier again.
 */
export function htmlDossier(dossier: Dossier, command: string): string {
  const { subject, brand, deployment, readTo, terms, campaigns, hash } = dossier;
  const body = html`
    <h1>Dossier of one customer</h1>
    <p>What the brand ${code(brand)} and its customer ${code(subject)} (a pseudonym that the customer uses with this brand
    only) had to do with each other: permissions, answers and rewards, as chain ${deployment.chainId} has them up to block
    ${readTo.block} (${inWords(readTo.time)}), and whether everything was allowed.</p>
    ${summary(dossier)}
    ${findings(campaigns)}
    ${notChecked(dossier)}
    ${terms.map(termsPart)}
    ${campaigns.map((section) => campaignPart(dossier, section))}
    ${given(dossier)}
    <h2>To verify it</h2>
    <p>This page is made from a file of hash ${code(hash)}, which is what counts. Whoever has that file verifies it against any
    node, without a word from the brand: ${code("npx decdp receipt verify FILE")}. To make it again: ${code(command)}</p>`;
  return page(`DeCDP: dossier of ${subject}`, body);
}

function summary({ terms, campaigns, given }: Dossier): Html {
  const sum = <Part>(parts: readonly Part[], of: (part: Part) => number) =>
    parts.reduce((total, part) => total + of(part), 0);
  const entries: [number, string][] = [
    [sum(campaigns, ({ findings }) => findings.length), "findings"],
    [sum(terms, ({ consents }) => consents.length), "consents"],
    [sum(terms, ({ withdrawals }) => withdrawals.length), "withdrawals"],
    [sum(campaigns, ({ answers }) => answers.length), "answers"],
    [sum(campaigns, ({ answers }) => sum(answers, ({ claims }) => claims.length)), "rewards paid out"],
    [given.receipts?.length ?? 0, "receipts"],
  ];
  return html`<ul class="facts">${entries.map(([value, text]) => html`<li><strong>${value}</strong>${text}</li>`)}</ul>`;
}

function findings(campaigns: readonly CampaignSection[]): Html {
  const rows = campaigns.flatMap((section) =>
    section.findings.map(
      ({ id, sentence, transaction, values }) => html`<tr>
        <th scope="row"><strong>${id}</strong><br>${sentence}</th>
        <td>campaign ${`${section.campaign}`}<br>transaction: ${transaction === null ? "none on chain" : code(transaction)}
        ${Object.entries(values).map(([name, value]) => html`<br>${name}: ${code(`${value}`)}`)}</td></tr>`,
    ),
  );
  if (rows.length === 0)
    return html`<h2>Findings</h2><p>Of what was checked, nothing was found that should not be.</p>`;
  return html`<h2>Findings</h2>
    <table><thead><tr><th>what</th><th>where, and with which values</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function notChecked({ campaigns, notChecked: ofAll }: Dossier): Html {
  const row = ({ what, why }: NotChecked, where: string) =>
    html`<tr><th scope="row">${where}${what}</th><td>${why}</td></tr>`;
  const rows = [
    ...ofAll.map((one) => row(one, "")),
    ...campaigns.flatMap((section) =>
      section.notChecked.map((one) => row(one, `campaign ${section.campaign}: `)),
    ),
  ];
  if (rows.length === 0) return html`<h2>Not checked</h2><p>Nothing was left out.</p>`;
  return html`<h2>Not checked</h2><p>Nothing is known of these; that is not the same as nothing found.</p>
    <table><tbody>${rows}</tbody></table>`;
}

function termsPart({ terms, published, inWords: words, text, consents, withdrawals }: TermsSection): Html {
  const events = [
    ...consents.map((one) => ({
      ...one,
      what: `agreed, until ${inWords(one.until)}; signed at ${inWords(one.signedAt)}`,
    })),
    ...withdrawals.map((one) => ({ ...one, what: `withdrew; signed at ${inWords(one.signedAt)}` })),
  ].sort((left, right) => left.block - right.block || left.index - right.index);
  return html`
    <h2>Terms: ${words?.title ?? "a text that is none of terms"}</h2>
    <p>Published ${at(published)} under the id ${code(terms)}. In plain English, made from the published codes; the words that
    the customer was shown are in receipts.</p>
    ${words ? wordRows(Object.entries(words)) : html`<p>${code(text)}</p>`}
    <h3>What the customer said to them</h3>
    <table><tbody>${events.map((one) => html`<tr><th scope="row">${one.what}</th><td>${at(one)}</td></tr>`)}</tbody></table>`;
}

/** What in a rendering is no sentence. */
const technical = ["format", "terms", "language", "version", "title"];
const labels: Readonly<Record<string, string>> = {
  purpose: "why",
  ifYouSayNo: "if the customer says no",
  data: "what is used",
  inferences: "what is worked out from it",
  decision: "what is decided, and how",
  price: "price",
  reward: "reward",
  recipients: "who receives it",
  retention: "how long it is kept",
  withdrawal: "how to stop, and which rights there are",
};

function wordRows(entries: readonly [string, unknown][]): Html {
  const rows = entries
    .filter(([name, value]) => !technical.includes(name) && value !== undefined)
    .map(([name, value]) => {
      const said = typeof value === "string" ? value.split("\n") : Object.values(value as object).map(String);
      const texts = said.length > 0 ? said : ["Nothing."];
      return html`<tr><th scope="row">${labels[name] ?? name}</th><td>${texts.map((text) => html`${text}<br>`)}</td></tr>`;
    });
  return html`<table><tbody>${rows}</tbody></table>`;
}

function campaignPart(dossier: Dossier, section: CampaignSection): Html {
  const { rules, model, isNamed } = requestInWords(dossier, section);
  const { campaign, opened, terms, isSealed, token, reward, issuers, answers, stops } = section;
  const names = isNamed
    ? "in the words of the document with which it was opened"
    : "by the numbers of the attributes: the document that names them was not given";
  const list = (lines: readonly string[], none: string) =>
    lines.length === 0 ? html`${none}` : html`${lines.map((line) => html`${line}<br>`)}`;
  return html`
    <h2>Campaign ${`${campaign}`}</h2>
    <p>Opened ${at(opened)} under the terms ${code(terms)}. An answer ${isSealed ? "is sealed: only the brand reads the group" : "shows everybody the group, under the pseudonym"}.
    It pays ${`${reward}`} in the smallest unit of the token ${code(token)}. Credentials of issuers ${issuers.map(String).join(", ")} count.</p>
    <table><tbody>
      <tr><th scope="row">what is checked (${names})</th><td>${list(rules, "nothing: everybody is meant")}</td></tr>
      <tr><th scope="row">how the group is worked out</th><td>${list(model, "group 1 if all of that holds")}</td></tr>
    </tbody></table>
    <h3>Answers and rewards</h3>
    ${answers.length === 0 ? html`<p>None.</p>` : answerTable(section)}
    ${
      stops.length === 0
        ? html``
        : html`<h3>What had to stop</h3><table><tbody>${stops.map(
            ({
              recordedAt,
              stopBy,
              answers: stopped,
              recipients,
            }) => html`<tr><th scope="row">withdrawal of ${inWords(recordedAt)}</th>
      <td>use of ${stopped.length} answers, by ${stopBy === null ? "a time that the terms do not say" : inWords(stopBy)}: ${["the brand", ...recipients].join(", ")}</td></tr>`,
          )}</tbody></table>`
    }`;
}

function answerTable({ answers, isSealed }: CampaignSection): Html {
  const rows = answers.map(
    (answer) => html`<tr><th scope="row">${at(answer)}</th>
      <td>${isSealed ? "sealed" : `group ${answer.sealedSegment}`}, period ${answer.period}, valid on ${inWords(answer.validAt)},
      ${answer.issuer === null ? "issuer not known" : `issuer ${answer.issuer}`}<br>number ${code(`${answer.nullifier}`)}</td>
      <td>${answer.claims.length === 0 ? "not claimed yet" : answer.claims.map((claim) => html`${`${claim.amount}`} to ${code(claim.payee)} ${at(claim)}<br>`)}</td></tr>`,
  );
  return html`<table><thead><tr><th>settled</th><th>answer</th><th>reward</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function given(dossier: Dossier): Html {
  const part = (title: string, rows: readonly Html[] | null, none: string) => html`
    <h3>${title}</h3>
    ${rows === null ? html`<p>Not given, and therefore not checked.</p>` : rows.length === 0 ? html`<p>${none}</p>` : html`<table><tbody>${rows}</tbody></table>`}`;
  return html`
    <h2>What brand and customer handed over</h2>
    <p>Their own word, compared with the chain above.</p>
    ${part("What the brand keeps of the customer", recordRows(dossier), "Nothing.")}
    ${part("How answers were used", useRows(dossier), "No use is written down.")}
    ${part("Receipts", receiptRows(dossier), "None of this customer.")}`;
}

function at({ block, time, transaction }: Place): Html {
  return html`${inWords(time)} <span class="soft">in block ${block}, transaction ${code(transaction)}</span>`;
}

function code(text: string): Html {
  return html`<code>${text}</code>`;
}
