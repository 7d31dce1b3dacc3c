import { Chart, Testing } from 'cdk8s';

/** What the synthesis of a chart throws; empty where it throws nothing. */
export function synthesisError(chart: Chart): string {
  try {
    Testing.synth(chart);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
