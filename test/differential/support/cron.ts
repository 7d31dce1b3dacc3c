import { GoProgram } from './go-program';

/** What Kubernetes is asked, in Unix seconds; see `Question` in ../cron/answer.go. */
export interface CronQuestion {
  readonly schedule: string;
  readonly timeZone: string;
  readonly after?: readonly number[];
  readonly runs?: number;
  readonly between?: readonly [number, number];
  readonly clock?: readonly number[];
}

/** What Kubernetes says. */
export interface CronAnswer {
  readonly scheduleValid: boolean;
  readonly timeZoneValid: boolean;
  readonly runs: readonly (readonly number[])[];
  readonly gap: number;
  readonly offsets: readonly number[];
}

/** The code of the API server and of the CronJob controller. */
export class Cron extends GoProgram<CronQuestion, CronAnswer> {
  constructor() {
    super('cron');
  }
}
