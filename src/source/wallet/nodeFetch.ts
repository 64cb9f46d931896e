import { createSourceFetch, requireSuccess, type SourceFetchOptions } from "../fetching.ts";

/**
 * A `fetch` for the client of one node, as `createSourceFetch` makes it. That the node is asked too often is thrown: clients
 * would wait for as long as it says, and ask again.
 */
export function createNodeFetch(options: SourceFetchOptions): typeof fetch {
  const doFetch = createSourceFetch(options);
  return async (input, init) => {
    const answer = await doFetch(input, init);
    return answer.status === 429 ? requireSuccess(answer) : answer;
  };
}
