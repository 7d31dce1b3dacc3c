/** What is longer is no message. */
export const MAX_MESSAGE = 16_000;
