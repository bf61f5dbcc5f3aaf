import {
  BadInput,
  type ConversationId,
  type InboundContent,
  type InboundId,
  type InboundKind,
  type NewAct,
  type NewInbound,
  type StorableBody,
  type TenantId,
} from "../../src/core/index.ts";
import { inboundIdOf } from "./derived-ids.ts";
import { storableId, storableJson, storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

/** An arrival as it is stored. */
export interface PreparedArrival {
  readonly id: InboundId;
  readonly conversationId: ConversationId;
  readonly source: string;
  readonly externalId: string;
  readonly kind: InboundKind;
  readonly raw: Buffer;
  readonly body: string;
  readonly at: Date;
  readonly trace: string | null;
  /** What an edit says, and of which message. */
  readonly edit?: { readonly of: InboundId; readonly text: string };
  readonly act?: NewAct;
}

/** Whatever is wrong with one arrival is found here, before it can keep others from being stored. */
export function prepareArrival(at: TenantTables, arrival: NewInbound): PreparedArrival {
  const source = storableId("the source", arrival.source);
  const externalId = storableId("the external id", arrival.externalId);
  const content = storedContent(at.tenant, source, arrival.body);
  return {
    id: inboundIdOf(at.tenant, source, externalId),
    conversationId: arrival.conversationId,
    source,
    externalId,
    kind: content.kind,
    raw: Buffer.from(arrival.raw),
    body: storableJson(content),
    at: arrival.at,
    trace: at.trace?.() ?? null,
    ...(arrival.act === undefined ? {} : { act: arrival.act }),
    ...(content.kind === "message_edited" ? { edit: { of: content.of, text: storableText(content.text) } } : {}),
  };
}

/** An edit comes with the name its channel gave to the message; from here on the message has our id. */
function storedContent(tenant: TenantId, source: string, { ofExternalId, ...body }: StorableBody): InboundContent {
  if (body.kind !== "message_edited") return body;
  if (ofExternalId === undefined) throw new BadInput("an edit must name the message it changes (ofExternalId)");
  return { ...body, of: inboundIdOf(tenant, source, storableId("the external id", ofExternalId)) };
}
