/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { comeIn, words } from "../session.ts";

/** The token is typed in once and kept in memory: no address, no storage and no log has it. */
export function Enter() {
  const [error, setError] = useState<unknown>();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    setError(undefined);
    comeIn(`${given.get("token")}`, `${given.get("name")}`.trim()).catch(setError);
  };
  return (
    <Screen title={words.enterTitle}>
      <form class="sheet" autoComplete="off" onSubmit={submit}>
        <p class="quiet">{words.enterWhy}</p>
        <label>
          {words.token}
          <input name="token" type="password" required autoComplete="off" />
        </label>
        <label>
          {words.yourName}
          <input name="name" required maxLength={200} autoComplete="name" />
        </label>
        <button class="first" type="submit">
          {words.enter}
        </button>
        <Problem error={error} words={words} />
      </form>
    </Screen>
  );
}
