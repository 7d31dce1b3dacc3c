/** Four times the input takes a linear program four times as long, and a quadratic one sixteen times. */
const FACTOR = 4;
const LIMIT = 9;

/** What is shorter says nothing: it is start-up, or a clock that is too coarse. In milliseconds. */
const SHORTEST = 10;

/** Garbage collection and a busy machine can only make one try look worse than the program is. */
const TRIES = 6;

type Make<T> = (size: number) => T;
type Work<T> = (input: T) => unknown;

/**
 * By how much longer some work takes on four times the input, in CPU time of this process: the least of a few tries, of
 * which the first that is linear is the last.
 *
 * @param make what there is to work on, in some size; this is not measured
 */
export async function growthOf<T>(size: number, make: Make<T>, work: Work<T>): Promise<number> {
  let least = Infinity;
  for (let tries = 0; tries < TRIES && least > LIMIT; tries += 1) {
    const [short, long] = [await cpuTimeOf(work, make(size)), await cpuTimeOf(work, make(FACTOR * size))];
    least = Math.min(least, long / Math.max(short, SHORTEST));
  }
  return least;
}

/** Fails where work on long inputs grows much faster than they do. `size` is a quarter of the longest input. */
export async function expectLinear<T>(size: number, make: Make<T>, work: Work<T>): Promise<void> {
  expect(await growthOf(size, make, work)).toBeLessThanOrEqual(LIMIT);
}

async function cpuTimeOf<T>(work: Work<T>, input: T): Promise<number> {
  const start = process.cpuUsage();
  await work(input);
  return process.cpuUsage(start).user / 1000;
}
