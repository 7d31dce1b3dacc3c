/** What cuts an image off while it is unpacked. */
export const NETWORK_WORDS: readonly string[] = [
  'context ca', 'context deadline exceeded', 'i/o timeout', 'connection reset by peer', 'http2:',
  'unexpected EOF', 'dial tcp', 'x509: ', 'server gave HTTP', 'unexpected HTTP status', 'handshake', 'broken pipe',
  'stream error', 'idle connection', 'remote error: tls', 'unexpected status', '401 Unauthorized', '403 Forbidden',
  '404 Not Found', '429 Too Many', '500 Internal', '502 Bad', '503 Service', '504 Gateway',
];
