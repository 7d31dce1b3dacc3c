import { execFileSync } from 'node:child_process';

/** What a program cost from its start to its end. */
export interface ProcessCost {
  /** CPU time on all threads. */
  readonly cpuMs: number;
  /** Time on the clock. */
  readonly wallMs: number;
  /** The largest resident set. */
  readonly peakMb: number;
}

/** Node tells the resources of its own process only; the kernel tells those of a child to whoever waits for it. */
const WAITER = `
import resource, subprocess, sys, time
start = time.monotonic()
code = subprocess.call(sys.argv[2:], stdout=subprocess.DEVNULL)
wall = time.monotonic() - start
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print((usage.ru_utime + usage.ru_stime) * 1000, wall * 1000, usage.ru_maxrss / 1024)
sys.exit(code if code > int(sys.argv[1]) else 0)
`;

/**
 * Runs a program, whose output nobody reads.
 *
 * @param highestCode the highest exit code that is not a failure
 */
export function processCost(command: readonly string[], highestCode = 0): ProcessCost {
  const output = execFileSync('python3', ['-c', WAITER, String(highestCode), ...command], { encoding: 'utf-8' });
  const [cpuMs, wallMs, peakMb] = output.split(' ').map(Number);
  return { cpuMs, wallMs, peakMb };
}
