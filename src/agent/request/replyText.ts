/** The text of a reply in UTF-8; stops reading, and throws, where it has more bytes than `largest`. */
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
      throw new Error(`it has more than ${largest} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
