/** A small face for the job engine: what the product needs of it and no more. */
export interface JobEngine {
  /** Runs `work` at each slot of the cron line, once over all processes. */
  schedule(name: string, cron: string, timeZone: string, work: () => Promise<void>): Promise<void>;
  /** Enqueues under a derived id: a second call with the same id changes nothing. Jobs of one `lane` run strictly in order. */
  send(queue: string, job: { readonly id: string; readonly lane: string; readonly data: object }): Promise<void>;
  work(queue: string, run: (job: { readonly id: string; readonly data: unknown }) => Promise<void>): Promise<void>;
  /** Stops claiming, lets running work end within `timeoutMs`, releases the rest. */
  stop(timeoutMs: number): Promise<void>;
}
