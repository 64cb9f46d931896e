/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { TextField } from "../parts/Fields.tsx";
import { comeIn, words } from "../session.ts";

/** The token is typed in once and kept in memory: no address, no storage and no log has it. */
export function Enter() {
  const [token, setToken] = useState("");
  const [name, setName] = useState("");
  const [error, setError] = useState<unknown>();
  return (
    <Screen title={words.enterTitle}>
      <form
        class="sheet"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (token !== "" && name.trim() !== "") comeIn(token, name.trim()).catch(setError);
        }}
      >
        <p class="quiet">{words.enterWhy}</p>
        <TextField label={words.token} type="password" value={token} onInput={setToken} />
        <TextField label={words.name} value={name} onInput={setName} />
        <button class="first" type="submit">
          {words.enter}
        </button>
        <Problem error={error} words={words} />
      </form>
    </Screen>
  );
}
