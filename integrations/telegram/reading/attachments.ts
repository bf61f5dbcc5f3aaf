import type { Attachment } from "../../../src/core/index.ts";
import type { ReadMessage } from "../update-schema.ts";

export function attachmentsOf(message: ReadMessage): Attachment[] {
  const file = (kind: Attachment["kind"], of: { file_id: string; file_name?: string | undefined } | undefined) =>
    of === undefined
      ? []
      : [{ kind, ref: `telegram:${of.file_id}`, ...(of.file_name === undefined ? {} : { name: of.file_name }) }];
  const { location, sticker } = message;
  return [
    // Sizes of one photo, the largest last.
    ...file("photo", message.photo?.at(-1)),
    // An animation is sent as a document, too, for older clients.
    ...(message.animation === undefined ? file("document", message.document) : file("video", message.animation)),
    ...file("voice", message.voice ?? message.audio),
    ...file("video", message.video ?? message.video_note),
    ...(sticker === undefined
      ? []
      : [
          {
            kind: "sticker" as const,
            ref: `telegram:${sticker.file_id}`,
            ...(sticker.emoji === undefined ? {} : { name: sticker.emoji }),
          },
        ]),
    ...(location === undefined
      ? []
      : [{ kind: "location" as const, ref: `${location.latitude},${location.longitude}` }]),
  ];
}
