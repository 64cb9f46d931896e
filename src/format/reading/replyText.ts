/** A reply that was longer than what is read of one. */
export class ReplyTooLongError extends Error {
  constructor(largest: number) {
    super(`it has more than ${largest} bytes`);
    this.name = "ReplyTooLongError";
  }
}

/** The text of a reply in UTF-8; stops reading, and throws `ReplyTooLongError`, where it has more bytes than `largest`. */
export async function readReplyText({ body }: Response, largest: number): Promise<string> {
  if (body === null) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > largest) {
      await reader.cancel();
      throw new ReplyTooLongError(largest);
    }
    text += decoder.decode(value, { stream: true });
  }
}
