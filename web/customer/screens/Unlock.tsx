/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import type { VaultFile } from "../../../src/agent/vault/vaultFile.ts";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { KnownWays } from "../doors/ways/KnownWays.tsx";
import { words } from "../session.ts";

/** Opens the vault that this device has. */
export function Unlock() {
  const [file, setFile] = useState<VaultFile | undefined>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const read = async () => {
      const { vaultHere } = await import("../opening.ts");
      setFile(await vaultHere());
    };
    read().catch(setError);
  }, []);
  return (
    <Screen title={words.unlockTitle}>
      <Problem error={error} words={words} retry={() => location.reload()} />
      {file === undefined ? (
        error === undefined && <p role="status">{words.loading}</p>
      ) : (
        <section class="sheet">
          <KnownWays
            file={file}
            label={words.unlock}
            work={async (unlocking) => {
              const { unlock } = await import("../opening.ts");
              await unlock(unlocking);
            }}
          />
        </section>
      )}
    </Screen>
  );
}
