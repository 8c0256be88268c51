import { DrydockError } from "@/lib/domain/errors";

const LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
const DNS_1123_LABEL = new RegExp(`^${LABEL}$`);
const DNS_1123_SUBDOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);

function refuse(kind: string, name: string): never {
  throw new DrydockError({
    code: "bad-input",
    what: `${JSON.stringify(name.slice(0, 80))} is not the name of a ${kind}`,
    why: "Names in Kubernetes hold lower-case letters, digits, hyphens and dots, and start and end with a letter or digit.",
    field: kind,
  });
}

/**
 * The name, if it may stand in a URL of the API server: a DNS-1123 subdomain of at most 253 characters.
 * "." and ".." would be folded by URL parsers, and turn a call on one object into a call on the collection.
 * Throws DrydockError bad-input. Source: k8s.io/apimachinery/pkg/util/validation.
 */
export function checkedName(kind: string, name: string): string {
  return name.length <= 253 && DNS_1123_SUBDOMAIN.test(name) ? name : refuse(kind, name);
}

/** The same for a namespace: a DNS-1123 label of at most 63 characters. */
export function checkedNamespace(name: string): string {
  return name.length <= 63 && DNS_1123_LABEL.test(name) ? name : refuse("namespace", name);
}
