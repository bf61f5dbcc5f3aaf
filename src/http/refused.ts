/** A request that is not taken, and that sending again does not mend. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: 400 | 401 | 404 | 408 | 413;
  constructor(status: Refused["status"], message: string) {
    super(message);
    this.status = status;
  }
}
