import { FailureError, type Files, type FileTrouble, type HelpdeskConnection, unpaced } from "../core/index.ts";

/** What people attach in the helpdesk, as bytes, beside what the channel keeps. */
export const withHelpdeskFiles = (channel: Files, connections: readonly HelpdeskConnection[]): Files => ({
  read: async (ref, signal, reserve) => {
    const at = connections.find(({ helpdesk }) => ref.startsWith(`${helpdesk.name}:`));
    if (at === undefined) return channel.read(ref, signal, reserve);
    try {
      const calls = { ...unpaced(signal), ...(reserve === undefined ? {} : { reserve }) };
      return await at.helpdesk.file(ref.slice(at.helpdesk.name.length + 1), calls);
    } catch (error) {
      if (error instanceof FailureError) return fileTrouble(error);
      throw error;
    }
  },
});

function fileTrouble({ failure }: FailureError): FileTrouble {
  if (failure.outcome !== "refused") return { unreadable: "later" };
  return { unreadable: failure.code === "file_too_big" ? "too_big" : "gone" };
}
