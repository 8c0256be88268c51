import { onTestFinished } from "vitest";
import type { Changes } from "@/lib/adapters/kubernetes/object-store";
import type { RawObject } from "@/lib/adapters/kubernetes/raw";
import { createReflector, type ReflectorState } from "@/lib/adapters/kubernetes/reflector";
import { type FakeCollection, type FakeObject, startFakeCollection } from "./fake-collection";
import { createManualTiming } from "./manual-timing";

/** A running reflector of a fake collection, with everything that it said. Both end with the test. */
export async function reflect(
  options: {
    optional?: boolean;
    /** Ask for a streaming list, which the fake offers. */
    streaming?: boolean;
    chance?: number;
    project?: (raw: RawObject) => string;
    onChanges?: (changes: Changes<string>) => void;
    before?: (fake: FakeCollection) => void;
  } = {},
) {
  const fake = await startFakeCollection();
  options.before?.(fake);
  const timing = createManualTiming(options.chance);
  const streaming = { offered: options.streaming ?? false };
  const changes: Changes<string>[] = [];
  const states: ReflectorState[] = [];
  const reported: unknown[] = [];
  let heard = 0;
  const show = (raw: RawObject) => {
    const { metadata, value } = raw as FakeObject;
    return value === undefined ? metadata.name : `${metadata.name}=${value}`;
  };
  const reflector = createReflector<string>({
    http: fake.server.http,
    timing,
    path: "/api/v1/things",
    project: options.project ?? show,
    streaming,
    optional: options.optional,
    onChanges(change) {
      changes.push(change);
      options.onChanges?.(change);
    },
    onHeard: () => {
      heard += 1;
    },
    onState: (state) => states.push(state),
    report: (error) => reported.push(error),
  });
  onTestFinished(async () => {
    await reflector.stop();
    await fake.server.close();
  });
  reflector.start();
  return { fake, timing, reflector, streaming, changes, states, reported, heard: () => heard };
}
