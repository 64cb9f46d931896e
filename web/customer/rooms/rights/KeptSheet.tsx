/** @jsxImportSource preact */
import type { Hex } from "viem";
import type { Agent } from "../../../../src/agent/agent.ts";
import { writeCustomerRecord } from "../../../../src/format/record/customerRecord.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { saveFile } from "../../../shared/parts/saveFile.ts";
import { useLoaded } from "../../../shared/parts/useLoaded.ts";
import { dayIn } from "../../../shared/words/formats.ts";
import { words } from "../../session.ts";
import { own } from "./own.ts";

/** What a brand keeps by its own word, from its reply to a request for access. */
export function KeptSheet({ agent, id }: { readonly agent: Agent; readonly id: Hex }) {
  const { value: record, error, again } = useLoaded(() => agent.recordKept(id), [id]);
  if (record === undefined) return <Problem error={error} words={words} retry={again} />;
  const day = (time: number) => dayIn(words.language, time);
  const lines = [
    ...record.answers.map(({ segment, expiry }) => own.keptAnswer(segment, day(expiry))),
    ...record.consents.map(({ until, withdrawnAt, signedAt }) =>
      withdrawnAt >= signedAt ? own.keptWithdrawn(day(withdrawnAt)) : own.keptConsent(day(until)),
    ),
    ...(record.sealKeyScopes.length > 0 ? [own.keptKeys(record.sealKeyScopes.length)] : []),
  ];
  return (
    <section class="sheet">
      <h2>{own.kept}</h2>
      <p class="quiet">{own.keptText}</p>
      <ul class="points">
        {lines.length === 0 && <li>{own.keptNothing}</li>}
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <button type="button" onClick={() => saveFile("what-they-keep.json", writeCustomerRecord(record))}>
        {own.saveRecord}
      </button>
    </section>
  );
}
