/** A time in letters: the minute, in UTC. `time` is in Unix seconds. */
export function moment(time: number): string {
  return `${new Date(time * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
