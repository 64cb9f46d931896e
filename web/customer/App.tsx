/** @jsxImportSource preact */
import { BuildNote } from "../shared/integrity/BuildNote.tsx";
import { Loading } from "../shared/parts/Loading.tsx";
import { Problem } from "../shared/parts/Problem.tsx";
import { route } from "../shared/parts/route.ts";
import { Screen } from "../shared/parts/Screen.tsx";
import { Elsewhere } from "./device/Elsewhere.tsx";
import { Unlock } from "./screens/Unlock.tsx";
import { Welcome } from "./screens/Welcome.tsx";
import { isOnline, phase, words } from "./session.ts";

/** The whole page. */
export function App() {
  return (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      {phase.value.name === "open" && <Bar />}
      {!isOnline.value && (
        <p class="bar quiet" role="status">
          {words.offline}
        </p>
      )}
      <Content />
      <BuildNote language={words.language} />
    </>
  );
}

function Content() {
  const now = phase.value;
  if (now.name === "loading") return <Loading title={words.loading} />;
  if (now.name === "failed") {
    return (
      <Screen title={words.problem}>
        <Problem error={now.error} words={words} retry={() => location.reload()} />
      </Screen>
    );
  }
  if (now.name === "elsewhere") return <Elsewhere network={now.network} />;
  if (now.name === "open") return <now.inside {...now} />;
  return now.name === "new" ? <Welcome /> : <Unlock />;
}

/** The ways, and what belongs to each by the first piece of the address. */
const ways = {
  requests: ["requests", "ask", "done"],
  permissions: ["permissions", "stop"],
  cards: ["cards"],
  more: ["more", "rules", "rights", "rewards", "history", "vault"],
} as const;

function Bar() {
  const [name = ""] = route.value;
  const isKnown = Object.values(ways).some((names) => (names as readonly string[]).includes(name));
  const here = isKnown ? name : "requests";
  return (
    <header class="bar">
      <span class="name">{words.product}</span>
      <nav class="ways">
        <ul>
          {(Object.keys(ways) as (keyof typeof ways)[]).map((one) => (
            <li key={one}>
              <a
                href={`#/${one}`}
                aria-current={(ways[one] as readonly string[]).includes(here) ? "page" : undefined}
              >
                {words[one]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
