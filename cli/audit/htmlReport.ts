import { page } from "../../services/shared/report/page.ts";
import type { Audit } from "../../src/audit/audit.ts";
import { type Finding, inWords } from "../../src/audit/checks/finding.ts";
import { type Html, html } from "../../src/html.ts";
import { conclusionOf } from "./textReport.ts";

/**
 * What an audit came to, as a page for people who do not read code, in one file.
 *
 * @param command Repeats the audit.
 */
export function htmlReport(audit: Audit, command: string): string {
  const { campaign, brand, chainId, campaigns, readTo } = audit;
  const body = html`
    <h1>Audit of campaign ${`${campaign}`}</h1>
    <p>Rebuilt from the chain alone: whether each customer had agreed when an answer was settled, whether the answer was
    proved and paid, and where the money went. Brand ${code(brand)}, contract ${code(campaigns)} on chain ${chainId}, up to
    block ${readTo.block} (${inWords(readTo.time)}).</p>
    ${facts(audit)}
    ${findings(audit, command)}
    ${notChecked(audit)}
    ${money(audit)}
    ${stops(audit)}
    <h2>To repeat it</h2>
    <p>${code(command)}</p>`;
  return page(`DeCDP: audit of campaign ${campaign}`, body);
}

function facts({ checked, findings }: Audit): Html {
  const entries: [number, string][] = [
    [findings.length, findings.length === 1 ? "finding" : "findings"],
    [checked.answers, "answers checked"],
    [checked.proofs, "proofs checked"],
    [checked.consents, "consents checked"],
    [checked.withdrawals, "withdrawals"],
    [checked.claims, "claims checked"],
    [checked.records, "entries of light records compared"],
    [checked.uses, "uses compared"],
    [checked.receipts, "receipts compared"],
  ];
  return html`<ul class="facts">${entries.map(([value, text]) => html`<li><strong>${value}</strong>${text}</li>`)}</ul>`;
}

function findings(audit: Audit, command: string): Html {
  if (audit.findings.length === 0) return html`<h2>Findings</h2><p>${conclusionOf(audit)}</p>`;
  const rows = audit.findings.map((finding) => findingRow(finding, command));
  return html`
    <h2>Findings</h2>
    <table><thead><tr><th>what</th><th>where, and with which values</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function findingRow({ id, sentence, transaction, values }: Finding, command: string): Html {
  const list = Object.entries(values).map(([name, value]) => html`<br>${name}: ${code(`${value}`)}`);
  return html`<tr>
    <th scope="row"><strong>${id}</strong><br>${sentence}</th>
    <td>transaction: ${transaction === null ? "none on chain" : code(transaction)}${list}
    <br><span class="soft">${code(`${command} --finding ${id}`)}</span></td></tr>`;
}

function notChecked({ notChecked }: Audit): Html {
  const rows = notChecked.map(({ what, why }) => html`<tr><th scope="row">${what}</th><td>${why}</td></tr>`);
  const list = html`<table><tbody>${rows}</tbody></table>`;
  return html`<h2>Not checked</h2>${notChecked.length === 0 ? html`<p>Nothing was left out.</p>` : list}`;
}

function money({ money, token }: Audit): Html {
  const names = {
    funded: "paid in",
    earned: "earned by answers",
    reclaimed: "taken back by the brand",
    available: "left of the budget, by the events",
    availableInContract: "left of the budget, by the contract",
    claimed: "claimed by customers",
    owed: "earned and not claimed yet",
    escrow: "in escrow for this campaign",
    balance: "held by the contract for all campaigns",
  };
  const rows = Object.entries(names).map(
    ([name, words]) =>
      html`<tr><th scope="row">${words}</th><td class="number">${`${money[name as keyof typeof names]}`}</td></tr>`,
  );
  return html`<h2>Money</h2><p>In the smallest unit of the token ${code(token)}.</p><table><tbody>${rows}</tbody></table>`;
}

function stops({ stops }: Audit): Html {
  if (stops.length === 0) return html`<h2>Withdrawals</h2><p>Nobody withdrew.</p>`;
  const rows = stops.map(
    ({ subject, transaction, recordedAt, stopBy, answers, recipients }) => html`<tr>
      <th scope="row">${code(subject)}</th><td>${inWords(recordedAt)}<br>${code(transaction)}</td>
      <td>${stopBy === null ? "not said" : inWords(stopBy)}</td><td class="number">${answers.length}</td>
      <td>${["the brand", ...recipients].join(", ")}</td></tr>`,
  );
  return html`
    <h2>Withdrawals, and what had to stop</h2>
    <table><thead><tr><th>who</th><th>withdrew</th><th>stop by</th><th class="number">answers</th><th>whose use</th></tr></thead>
    <tbody>${rows}</tbody></table>`;
}

function code(text: string): Html {
  return html`<code>${text}</code>`;
}
