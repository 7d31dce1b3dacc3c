/** Says at the end of a run how many tests were skipped, by the reason that `onEachCluster` put in their titles. */
module.exports = class SkippedTestsReporter {
  onRunComplete(_, { testResults }) {
    const counts = new Map();
    for (const { status, fullName } of testResults.flatMap(file => file.testResults)) {
      if (status !== 'pending') continue;
      const reason = /\[skipped: (.*?)\]/.exec(fullName)?.[1] ?? fullName;
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
    counts.forEach((count, reason) => console.log(`cluster suite: ${count} tests skipped: ${reason}`));
  }
};
