/** @jsxImportSource preact */
import { Facts } from "../../shared/parts/Facts.tsx";
import { wordsIn } from "../../shared/words/language.ts";
import type { ShownFinding } from "../auditor/account.ts";
import { findingCommand } from "../commands.ts";
import { words } from "../session.ts";
import type { ChainCheck } from "../words/checks/chainChecks.ts";
import { checkWords } from "../words/checks/checks.ts";
import { Command } from "./Command.tsx";

const sentences = wordsIn(checkWords);

/** Findings of a campaign, each with its transaction and the command that shows it. */
export function Findings({
  findings,
  campaign,
  block,
}: {
  readonly findings: readonly ShownFinding[];
  readonly campaign: bigint;
  readonly block: number;
}) {
  return (
    <ul class="list">
      {findings.map(({ id, check, sentence, transaction, values }) => (
        <li class="problem" key={id}>
          <p>
            <strong>{sentences[check as ChainCheck] ?? sentence}</strong>
          </p>
          <Facts
            rows={[
              [words.transaction, transaction === null ? words.noTransaction : <code>{transaction}</code>],
              [words.inEnglish, <span lang="en">{`${id}: ${sentence}`}</span>],
              ...Object.entries(values).map(
                ([name, value]) => [name, <code key={name}>{`${value}`}</code>] as const,
              ),
            ]}
          />
          <p class="quiet">{words.shownBy}</p>
          <Command>{findingCommand(campaign, block, id)}</Command>
        </li>
      ))}
    </ul>
  );
}
