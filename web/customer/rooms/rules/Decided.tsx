/** @jsxImportSource preact */
import type { Agent } from "../../../../src/agent/agent.ts";
import type { ImaginedRequest } from "../../../../src/agent/settings/imagined.ts";
import type { Policy } from "../../../../src/consent/settings/policy.ts";
import { writePolicy } from "../../../../src/consent/settings/policyFile.ts";
import { reasonSentenceIn } from "../../../../src/consent/settings/reasonSentences.ts";
import type { Reason } from "../../../../src/consent/settings/reasons.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { useLoaded } from "../../../shared/parts/useLoaded.ts";
import { words } from "../../session.ts";
import { inWords, own } from "./own.ts";

/** What rules say of an imagined request, and why. */
export function Decided({
  agent,
  policy,
  imagined,
}: {
  readonly agent: Agent;
  readonly policy: Policy;
  readonly imagined: ImaginedRequest;
}) {
  const inputs = [writePolicy(policy), JSON.stringify(imagined)];
  const { value: decision, error } = useLoaded(() => agent.tryOut(policy, imagined), inputs);
  if (error !== undefined) return <Problem error={error} words={words} />;
  return (
    <section class="reveal" role="status">
      <h2 class="quiet">{own.decision}</h2>
      {decision !== undefined && (
        <>
          <strong>{own.would[decision.verdict]}</strong>
          <Reasons label={own.because} reasons={decision.reasons} />
          {decision.also.length > 0 && <Reasons label={own.also} reasons={decision.also} />}
        </>
      )}
    </section>
  );
}

function Reasons({ label, reasons }: { readonly label: string; readonly reasons: readonly Reason[] }) {
  const sentences = [...new Set(reasons.map((reason) => reasonSentenceIn(inWords, reason)))];
  return (
    <>
      <p class="quiet">{label}</p>
      <ul class="points">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
