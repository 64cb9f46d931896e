import { useEffect, useState } from "preact/hooks";

/** What the service replied, or what went wrong; `again` asks anew and keeps what is shown until then. */
export function useAsked<Reply>(ask: () => Promise<Reply>) {
  const [reply, setReply] = useState<Reply>();
  const [error, setError] = useState<unknown>();
  const again = async () => {
    setError(undefined);
    try {
      setReply(await ask());
    } catch (failure) {
      setError(failure);
    }
  };
  useEffect(() => void again(), []);
  return { reply, error, again };
}
