import type { SpanHandle, SpanOptions, Tracer } from "@/lib/adapters/otlp";
import { log, reasonOf } from "@/lib/server/log";

/** So long the end of the console waits for the collector, in milliseconds. */
const LAST_MS = 2_000;

// Instrumentation and route handlers are separate module graphs in Next.js; only globalThis is shared.
const KEY = Symbol.for("drydock.tracer");
const shared = globalThis as { [KEY]?: Tracer };

const NOBODY: SpanHandle = { rename: () => {}, set: () => {} };

/** Runs work in a span where traces are configured, and just runs it where they are not. */
export function traced<T>(name: string, options: SpanOptions, work: (span: SpanHandle) => T): T {
  const tracer = shared[KEY];
  return tracer ? tracer.span(name, options, work) : work(NOBODY);
}

/** Starts tracing where an OTLP address is configured; where none is, nothing of it is even loaded. */
export async function startTracing(environment: NodeJS.ProcessEnv): Promise<void> {
  if (!environment.OTEL_EXPORTER_OTLP_ENDPOINT && !environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) return;
  const { createTracer } = await import("@/lib/adapters/otlp");
  shared[KEY] ??= createTracer();
}

/** Sends what was not sent yet. A collector that does not take it holds up no end: what is left is said to be lost. */
export async function stopTracing(): Promise<void> {
  const tracer = shared[KEY];
  shared[KEY] = undefined;
  if (!tracer) return;
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error("no answer in time")), LAST_MS);
  try {
    await Promise.race([tracer.stop(), late.promise]);
  } catch (error) {
    log("warn", "last traces not sent", { reason: reasonOf(error) });
  } finally {
    clearTimeout(timer);
  }
}
