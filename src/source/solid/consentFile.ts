/** Whether a file of consent says yes: nothing but true in the member counts. */
export function saysYes(content: unknown, member: string): boolean {
  if (typeof content !== "object" || content === null || !Object.hasOwn(content, member)) return false;
  return (content as Readonly<Record<string, unknown>>)[member] === true;
}
