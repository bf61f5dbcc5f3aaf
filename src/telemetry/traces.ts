import { context, propagation, ROOT_CONTEXT, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import { type TraceParent, type Traces, traceParent } from "../core/index.ts";
import { safeCode, safeFields } from "./safe-fields.ts";

/**
 * Spans through OpenTelemetry's API. Without an SDK (the host brings its own, see docs/operations.md) they cost next to
 * nothing and say nothing. Errors are marked by code: a recorded exception would carry its message.
 */
export function createTraces(): Traces {
  const tracer = trace.getTracer("deskgraph");
  return {
    run: (of, work) => {
      const parent = of.parent === undefined ? context.active() : contextOf(of.parent);
      const attributes = safeFields(of.fields ?? {});
      return tracer.startActiveSpan(of.name, { attributes }, parent, async (span) => {
        const fail = (code: string): void => {
          span.setStatus({ code: SpanStatusCode.ERROR, message: safeCode(code) });
        };
        try {
          return await work({ traceParent: textOf(span.spanContext()), fail });
        } catch (error) {
          fail(error instanceof Error ? error.name : "thrown");
          throw error;
        } finally {
          span.end();
        }
      });
    },
    current: () => {
      const span = trace.getActiveSpan();
      return span === undefined ? undefined : textOf(span.spanContext());
    },
  };
}

function contextOf(parent: TraceParent) {
  const [, traceId = "", spanId = "", flags = "00"] = parent.split("-");
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  return trace.setSpanContext(propagation.deleteBaggage(ROOT_CONTEXT), { traceId, spanId, traceFlags, isRemote: true });
}

const textOf = (of: { traceId: string; spanId: string; traceFlags: number }): TraceParent | undefined =>
  traceParent(`00-${of.traceId}-${of.spanId}-${(of.traceFlags & TraceFlags.SAMPLED).toString(16).padStart(2, "0")}`);
