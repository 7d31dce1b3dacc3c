/** Longer than what people paste as one message, and than what runtimes write. */
export const MAX_MESSAGE = 16_000;
