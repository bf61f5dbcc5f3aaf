import type { StaffApp, StaffAppHost } from "../../src/core/index.ts";
import type { SlackAccess } from "./access.ts";
import { createSlackApi } from "./api.ts";
import type { SlackDeps } from "./deps.ts";
import { examine } from "./examine.ts";
import { slackFiles } from "./files.ts";
import { identityOf } from "./identity.ts";
import { createMembers } from "./members.ts";
import { postToChannel } from "./post.ts";
import { receiveBySocket } from "./socket.ts";
import { limit, surface } from "./surface.ts";
import { webhookOf, webhookPath } from "./webhook.ts";

/** Slack as a place of the staff's: posts go out by `post`, what people do comes in over HTTP or by a socket. */
export function createSlack(access: SlackAccess): StaffApp {
  const api = createSlackApi(access);
  const identity = identityOf(api);
  const members = createMembers(api, { channel: access.channel, identity });
  const depsFor = (host: StaffAppHost): SlackDeps => ({ api, host, access, identity, members });
  return {
    surface,
    vendor: surface,
    title: "Slack",
    limit,
    place: { surface, placeId: access.channel, title: access.channel },
    post: (deps) => postToChannel({ ...deps, api }),
    files: slackFiles(api, access),
    examine: () => examine(api, access),
    connect: (host) => {
      const deps = depsFor(host);
      const { signingSecret, appToken, apiUrl } = access;
      return {
        ...(signingSecret === undefined ? {} : { webhook: webhookOf(signingSecret, deps) }),
        receive: async (stopping, report) => {
          if (appToken === undefined) return report.begun(`events are taken at ${webhookPath}`);
          await receiveBySocket({ appToken, apiUrl, deps }, stopping, report);
        },
      };
    },
  };
}
