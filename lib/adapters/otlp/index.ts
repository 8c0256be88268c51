import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";

export interface SpanOptions {
  kind: "server" | "client" | "internal";
  attributes?: Attributes;
  /** The W3C traceparent that the caller sent. */
  parent?: string;
  /** Told within other work and not by itself. */
  within?: boolean;
}

/** What work may say of its span while it goes on. */
export interface SpanHandle {
  rename(name: string): void;
  set(attributes: Attributes): void;
}

/** Makes spans; they nest as the work does, over waits. */
export interface Tracer {
  /** Runs work in a span of its own, which ends with it; a failure is told by its kind, never by its message. */
  span<T>(name: string, options: SpanOptions, work: (span: SpanHandle) => T): T;
  /** Sends what was not sent yet. */
  stop(): Promise<void>;
}

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };
/** https://www.w3.org/TR/trace-context/#traceparent-header; ids of zeros are none. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

function contextOf(traceparent: string | undefined): Context {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent ?? "") ?? [];
  if (!traceId || !spanId || !flags) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

function kindOf(error: unknown): string {
  if (error instanceof Error && "failure" in error) return String((error.failure as { code: string }).code);
  return error instanceof Error ? error.name : "unknown";
}

function fail(span: Span, error: unknown): void {
  span.setAttribute("error.type", kindOf(error));
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** Whatever is like a promise: drivers have their own. */
function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

/**
 * Spans by OTLP over HTTP, as OTEL_EXPORTER_OTLP_* and OTEL_RESOURCE_ATTRIBUTES say. The provider is not made the global
 * one: a framework that finds one there adds spans of its own, with the addresses of pages in them.
 */
export function createTracer(): Tracer {
  const resource = defaultResource()
    .merge(resourceFromAttributes({ "service.name": "drydock" }))
    .merge(detectResources({ detectors: [envDetector] }));
  const processor = new BatchSpanProcessor({ exporter: new OTLPTraceExporter() });
  const provider = new TracerProvider({ resource, spanProcessors: [processor] });
  const tracer = provider.getTracer("drydock");
  const current = new AsyncLocalStorage<Context>();

  return {
    span(name, { kind, attributes, parent, within = false }, work) {
      if (within && current.getStore() === undefined) return work({ rename: () => {}, set: () => {} });
      const above = parent === undefined ? (current.getStore() ?? ROOT_CONTEXT) : contextOf(parent);
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, above);
      const handle: SpanHandle = {
        rename: (other) => void span.updateName(other),
        set: (more) => void span.setAttributes(more),
      };
      return current.run(trace.setSpan(above, span), () => {
        try {
          const result = work(handle);
          if (isThenable(result))
            result.then(
              () => span.end(),
              (error: unknown) => fail(span, error),
            );
          else span.end();
          return result;
        } catch (error) {
          fail(span, error);
          throw error;
        }
      });
    },
    stop: () => provider.shutdown(),
  };
}
