import type { App } from "../app.ts";
import type { Channel, Webhook } from "../core/index.ts";
import { channelHost } from "./channel-host.ts";
import { troubleReporter } from "./report-trouble.ts";

/** A channel that is connected to the running product. */
interface ConnectedChannel {
  readonly webhook: Webhook | undefined;
  /** Begins to receive, and tells `say` about it; see `ChannelConnection.receive`. */
  receive(stopping: AbortSignal, say?: (line: string) => void): Promise<void>;
}

export function connectChannel(channel: Channel, app: App): ConnectedChannel {
  const connection = channel.connect(channelHost(app, channel));
  return {
    webhook: connection.webhook,
    receive: (stopping, say = () => undefined) =>
      connection.receive(stopping, {
        begun: (how) => say(`${channel.title}: ${how}`),
        trouble: troubleReporter(channel, app.log, say),
      }),
  };
}
