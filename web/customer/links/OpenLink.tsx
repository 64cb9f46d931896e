/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { linkInHash } from "../../../src/agent/request/pageLink.ts";
import { Problem } from "../../shared/parts/Problem.tsx";
import { route } from "../../shared/parts/route.ts";
import { Screen } from "../../shared/parts/Screen.tsx";
import { type Opened, words } from "../session.ts";
import { openRequest } from "./openRequest.ts";

/** Opens the request whose link stands behind the "#" of the page's address, and goes on to it. */
export function OpenLink({ agent, network, surroundings }: Opened) {
  const [error, setError] = useState<unknown>();
  const place = route.value.join("/");
  const open = async () => {
    setError(undefined);
    try {
      const campaign = await openRequest({ agent, network, surroundings }, linkInHash(location.hash) ?? "");
      // Whoever goes back comes to where they were before the link.
      location.replace(`#/ask/${campaign}`);
    } catch (failure) {
      setError(failure);
    }
  };
  useEffect(() => void open(), [place]);
  return (
    <Screen title={error === undefined ? words.loading : words.problem}>
      <Problem error={error} words={words} retry={open} />
    </Screen>
  );
}
