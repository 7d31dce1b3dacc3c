/** How runtimes and other programs write the status of an answer, in words and in digits. */
export function written(status: number, words: string): string[] {
  return [
    `${status} ${words}`, `${status} (${words})`, `unexpected status … : ${status}`,
    `${status} trying to `,
    ...['status code', 'StatusCode:', 'status:', 'Status', 'HTTP', 'HTTP code:', 'HTTP code']
      .map(before => `${before} ${status}`),
  ];
}

/** Words beside the statuses of the engine's own interface, which are those of no registry. */
export const OF_ENGINE = ['No such image', 'http+docker://', 'Docker API call to', 'Cannot POST /images/create',
  'dockerjava.api.exception', 'but provided no error-message', '(HTTP code '];
