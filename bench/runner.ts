import { readFileSync } from 'node:fs';

/** Runs one program in this process and prints what it cost: `node runner.js <program> <size>`. */
async function main() {
  const [program, size] = process.argv.slice(2);
  const start = process.cpuUsage();
  const { run } = await import(program);
  const loadMs = milliseconds(process.cpuUsage(start));

  const loaded = process.cpuUsage();
  const mainLoaded = mainThread();
  run(Number(size));
  const mainMs = mainThread() - mainLoaded;
  const cpuMs = milliseconds(process.cpuUsage(loaded));
  console.log(JSON.stringify({ loadMs, cpuMs, mainMs, peakMb: process.resourceUsage().maxRSS / 1024 }));
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000;
}

/** Node tells this from version 23.9 on, Linux always: https://docs.kernel.org/scheduler/sched-stats.html. */
function mainThread(): number {
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf-8').split(' ', 1)[0]) / 1e6;
}

void main();
