/** How runtimes and other programs write the status of an answer, in words and in digits. */
export function written(status: number, words: string): string[] {
  return [
    `${status} ${words}`, `${status} (${words})`, `parsing HTTP ${status}`, `unexpected status … : ${status}`,
    `${status} trying to `,
    ...['status code', 'StatusCode:', 'status:', 'Status', 'HTTP', 'HTTP code:', 'HTTP code']
      .map(before => `${before} ${status}`),
  ];
}
