import {
  conversationOfLane,
  type Lane,
  type Log,
  queueOf,
  type SafeFields,
  type Secret,
  shownId,
  type Traces,
} from "../core/index.ts";

const kinds = { conversationId: "c", turnId: "t", inboundId: "i", effectKey: "e" } as const;
const named = ["conversationId", "turnId", "inboundId", "effectKey"] as const satisfies readonly (keyof typeof kinds)[];

/** A log that gets no id as it stands in the database. */
export function logOfShownIds(log: Log, secret: Secret): Log {
  const line =
    (level: keyof Log): Log[keyof Log] =>
    (event, fields) =>
      fields === undefined ? log[level](event) : log[level](event, shownFields(fields, secret));
  return { debug: line("debug"), info: line("info"), warn: line("warn"), error: line("error") };
}

/** The same for spans. */
export const tracesOfShownIds = (traces: Traces, secret: Secret): Traces => ({
  run: ({ fields, ...span }, work) =>
    traces.run(fields === undefined ? span : { ...span, fields: shownFields(fields, secret) }, work),
  current: () => traces.current(),
});

function shownFields(fields: SafeFields, secret: Secret): SafeFields {
  const shown: { -readonly [Name in keyof SafeFields]: SafeFields[Name] } = { ...fields };
  for (const name of named) {
    const id = fields[name];
    if (id !== undefined) shown[name] = shownId(kinds[name], id, secret);
  }
  if (fields.lane !== undefined) shown.lane = shownLane(fields.lane as Lane, secret);
  return shown;
}

/** A lane is named after its conversation; what is outside all lanes is called by a word. */
function shownLane(lane: Lane, secret: Secret): string {
  const queue = queueOf(lane);
  return queue === lane ? lane : `${shownId("c", conversationOfLane(lane), secret)}/${queue}`;
}
