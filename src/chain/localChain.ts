/** Chain id of a development chain, whose clock people move on purpose. */
export const LOCAL_CHAIN = 31337;
