// What the container of a refresher runs. It is plain JavaScript, so that an older Node.js gets as far as to say that
// it is one. The rest is TypeScript, whose types Node.js strips when it reads it.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
// 24.5 is the first with proxies for single agents and with CAs beside its own. The permission model of 25 closes the
// network too.
if (major !== 24 || minor < 5) {
  console.error(`this is Node.js ${process.version}, and a refresher needs 24.5 or a later 24: `
    + 'take an image such as public.ecr.aws/docker/library/node:24-slim (images.node)');
  process.exit(1);
}

// As process 1 it would not hear the signal. There is nothing to clean up: what is secret is in memory, and each write
// is whole or not there.
process.once('SIGTERM', () => {
  console.error('ended by SIGTERM');
  process.exit(143);
});

// A name that is looked up keeps a thread, also when nobody waits for it any more, and Node.js has two for all of them.
// It starts the threads when the first is needed, which is later than here.
process.env.UV_THREADPOOL_SIZE = '64';

// Tokens are refreshed, too, where nobody takes the log.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

await import('./start.mts');
