import { describe, expect, it } from "vitest";
import { oneMoreLook } from "../../src/helpdesk/one-more-look.ts";

describe("looks at one ticket", () => {
  function looks() {
    const begun: { readonly id: string; readonly end: () => void; readonly fail: (error: unknown) => void }[] = [];
    const look = oneMoreLook((id) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      begun.push({ id, end: resolve, fail: reject });
      return promise;
    });
    return { begun, look };
  }
  const turnOfLoop = (): Promise<void> => new Promise(setImmediate);

  it("run one at a time: whoever comes meanwhile shares one more, which begins afterwards", async () => {
    const { begun, look } = looks();
    const first = look("1");
    const later = [look("1"), look("1"), look("1")];
    await turnOfLoop();
    expect(begun).toHaveLength(1);
    begun[0]?.end();
    await first;
    await turnOfLoop();
    expect(begun).toHaveLength(2);
    // What happens while the second runs, the second may not see.
    const latest = look("1");
    begun[1]?.end();
    await Promise.all(later);
    await turnOfLoop();
    expect(begun).toHaveLength(3);
    begun[2]?.end();
    await latest;
    void look("1");
    expect(begun).toHaveLength(4);
  });

  it("wait for no look at another ticket", () => {
    const { begun, look } = looks();
    void look("1");
    void look("2");
    expect(begun.map(({ id }) => id)).toEqual(["1", "2"]);
  });

  it("fail for those alone who waited for them", async () => {
    const { begun, look } = looks();
    const first = look("1");
    const second = look("1");
    begun[0]?.fail(new Error("away"));
    await expect(first).rejects.toThrow("away");
    await turnOfLoop();
    begun[1]?.end();
    await second;
  });
});
