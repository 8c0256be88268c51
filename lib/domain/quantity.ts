/** What a pod asks for, or a node offers. CPU in millicores, memory and ephemeral storage in bytes, pods as a count. */
export interface Resources {
  cpuMilli: number;
  memoryBytes: number;
  pods: number;
  /** Ephemeral storage, where there is any. */
  storageBytes?: number;
  /** Extended resources and huge pages, where there are any. */
  extended?: Readonly<Record<string, number>>;
}

/** What a pod asks for. */
export interface PodRequests extends Resources {
  /** What scores count instead where a container asks for no CPU or no memory. */
  scored?: { cpuMilli: number; memoryBytes: number };
}

const SUFFIXES: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:[eE]([+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/;

/**
 * Reads a Kubernetes quantity ("250m", "1.5Gi", "2e3") as a plain number of its base unit.
 * Missing or malformed text counts as 0: the API server has validated quantities, so only absence is expected here.
 * Source: k8s.io/apimachinery/pkg/api/resource, the grammar in quantity.go.
 */
export function parseQuantity(text: string | number | undefined): number {
  if (text === undefined) return 0;
  const match = QUANTITY.exec(String(text).trim());
  if (!match) return 0;
  const [, digits, exponent, suffix] = match;
  const factor = exponent === undefined ? (SUFFIXES[suffix ?? ""] ?? 0) : 10 ** Number(exponent);
  return Number(digits) * factor;
}

/** CPU of a resource list in whole millicores, rounded up as the scheduler does. */
export function cpuMilli(text: string | number | undefined): number {
  return Math.ceil(Number((parseQuantity(text) * 1000).toFixed(6)));
}
