/** What Slack says with 200 and `ok: false`. */
export class SlackRefusal extends Error {
  readonly code: string;
  constructor(code: string, why = "") {
    super(`${code} ${why}`.trim());
    this.code = code;
  }
}
