import { describe, expect, it } from "vitest";
import { readBody } from "../../../integrations/http/read-body.ts";

describe("a body", () => {
  it("is read whole up to the limit, and no further beyond it", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          pulled += 1;
          controller.enqueue(new Uint8Array(10));
        },
      },
      { highWaterMark: 0 },
    );
    expect(await readBody(new Response(endless), 25)).toBeUndefined();
    expect(pulled).toBe(3);
    expect(await readBody(new Response("0123456789"), 10)).toHaveLength(10);
    expect(await readBody(new Response("0123456789"), 9)).toBeUndefined();
  });

  it("that is none is empty", async () => {
    expect(await readBody(new Response(null), 0)).toHaveLength(0);
  });
});
