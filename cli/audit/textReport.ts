import type { Audit } from "../../src/audit/audit.ts";
import type { Stop } from "../../src/audit/brand/stops.ts";
import { type Finding, inWords } from "../../src/audit/checks/finding.ts";

/** Longest list of withdrawals in the text; JSON and HTML have all. */
const SHOWN = 20;

/**
 * What an audit came to, line by line. The same audit gives the same lines.
 *
 * @param command Repeats the audit.
 */
export function textReport(audit: Audit, command: string): string[] {
  const { campaign, brand, chainId, readTo, findings, notChecked } = audit;
  return [
    `Campaign ${campaign} of ${brand} on chain ${chainId}, up to block ${readTo.block} (${inWords(readTo.time)}).`,
    "",
    ...checkedLines(audit),
    ...moneyLines(audit),
    ...stopLines(audit.stops),
    "",
    "Not checked:",
    ...(notChecked.length === 0 ? ["  nothing"] : []),
    ...notChecked.map(({ what, why }) => `  ${what}: ${why}.`),
    "",
    conclusionOf(audit),
    ...findings.flatMap((finding) => findingLines(finding, command)),
    "",
    `To repeat it: ${command}`,
  ];
}

/** One finding with the events that show it. */
export function findingLines({ id, sentence, transaction, values }: Finding, command: string): string[] {
  return [
    "",
    `${id}: ${sentence}`,
    `  transaction: ${transaction ?? "none on chain"}`,
    ...Object.entries(values).map(([name, value]) => `  ${name}: ${value}`),
    `  shown by: ${command} --finding ${id}`,
  ];
}

/** Such as "Nothing was found." */
export function conclusionOf({ findings }: Audit): string {
  if (findings.length === 0) return "Nothing was found.";
  return findings.length === 1 ? "1 finding:" : `${findings.length} findings:`;
}

function checkedLines({ checked }: Audit): string[] {
  const { answers, proofs, consents, withdrawals, claims, records, uses, receipts } = checked;
  return [
    `Checked: ${answers} answers, ${proofs} of them with their proofs; ${consents} consents, ${withdrawals} withdrawals, ${claims} claims.`,
    ...(records > 0 ? [`Compared with the chain: ${records} entries of the brand's light records.`] : []),
    ...(receipts > 0 ? [`Compared with the chain: ${receipts} receipts.`] : []),
    ...(uses > 0 ? [`Compared with the chain: ${uses} uses of answers.`] : []),
  ];
}

function moneyLines({ money, token }: Audit): string[] {
  const { funded, earned, reclaimed, available, claimed, owed, escrow, balance, availableInContract } = money;
  return [
    `Money, in the smallest unit of the token ${token}:`,
    `  funded ${funded} = earned ${earned} + taken back ${reclaimed} + left ${available} (by the contract: ${availableInContract})`,
    `  earned ${earned} = claimed ${claimed} + owed ${owed}`,
    `  in escrow for this campaign ${escrow}; the contract holds ${balance} for all of its campaigns`,
  ];
}

function stopLines(stops: readonly Stop[]): string[] {
  if (stops.length === 0) return ["Withdrawals: none."];
  const lines = stops.slice(0, SHOWN).map(({ subject, recordedAt, stopBy, answers, recipients }) => {
    const who = ["the brand", ...recipients].join(", ");
    const until = stopBy === null ? "at a time that the terms do not say" : `by ${inWords(stopBy)}`;
    const what =
      answers.length === 0
        ? "no answer had been settled"
        : `use of ${answers.length} had to stop ${until} (${who})`;
    return `  ${inWords(recordedAt)}, ${subject}: ${what}`;
  });
  const rest =
    stops.length > SHOWN ? [`  and ${stops.length - SHOWN} more, which --json and --html list`] : [];
  return [`Withdrawals: ${stops.length}.`, ...lines, ...rest];
}
