/** Runs one program in this process and prints what it cost: `node runner.js <program> <size>`. */
async function main() {
  const [program, size] = process.argv.slice(2);
  const start = process.cpuUsage();
  const { run } = await import(program);
  const loadMs = milliseconds(process.cpuUsage(start));

  const loaded = process.cpuUsage();
  run(Number(size));
  const cpuMs = milliseconds(process.cpuUsage(loaded));
  console.log(JSON.stringify({ loadMs, cpuMs, peakMb: process.resourceUsage().maxRSS / 1024 }));
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000;
}

void main();
