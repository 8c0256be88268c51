import { Fragment } from "react";
import { Chip } from "@/components/ui/chip";
import { PlainTable } from "@/components/ui/plain-table";
import type { ApiBody, ApiCall } from "@/lib/domain/help/api/reference";
import type { SchemaRow } from "@/lib/domain/help/api/schema-rows";
import { CodeBlock } from "./code-block";
import { HelpHeading } from "./heading";

/** One call of the API: who may, what it takes, what it answers, and how it is made. */
export function ApiCallDescription({ call }: { call: ApiCall }) {
  const { id, method, path, summary, who, parameters, request, status, response, errors, curl } = call;
  return (
    <section aria-labelledby={id} className="border-b pb-6 last:border-b-0">
      <HelpHeading id={id} level={2} words={`${method} ${path}`}>
        <span className="inline-flex max-w-full flex-wrap items-center gap-x-2 align-middle">
          <Chip>{method}</Chip>
          <code className="font-object text-[0.8125rem] [overflow-wrap:anywhere]">
            <Broken at="/" name={path} />
          </code>
        </span>
      </HelpHeading>
      <p className="my-2 text-text">{summary}.</p>
      <p className="my-2">{who}</p>
      <CodeBlock language="bash" text={curl} />
      {parameters.length > 0 ? <Members rows={parameters} title="Parameters" /> : null}
      {request ? <Body body={request} title="Body" /> : null}
      {response ? (
        <Body body={response} title={`Answer ${status}`} />
      ) : (
        <p className="my-3">
          <strong className="font-[600] text-text">Answer {status}</strong>: no JSON; a file, or nothing.
        </p>
      )}
      <details className="my-3">
        <summary className="text-section text-text">Errors</summary>
        <PlainTable
          columns={["Status", "Means"]}
          label={`Errors of ${method} ${path}`}
          rows={errors.map((error) => ({ key: error.status, cells: [error.status, error.about] }))}
        />
      </details>
    </section>
  );
}

/** A long name may break behind its dots, an address behind its slashes. */
function Broken({ name, at: sign }: { name: string; at: "." | "/" }) {
  const parts = name.split(sign);
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a name never changes
    <Fragment key={at}>
      {at > 0 ? <wbr /> : null}
      {part}
      {at < parts.length - 1 ? sign : ""}
    </Fragment>
  ));
}

/** Long ones are folded: one looks for a member by the page's search. */
const SHORT = 12;

function Body({ title, body }: { title: string; body: ApiBody }) {
  if (body.rows.length === 0)
    return (
      <p className="my-3">
        <strong className="font-[600] text-text">{title}</strong>: {body.what}
      </p>
    );
  return <Members rows={body.rows} title={`${title}: ${body.what}`} />;
}

function Members({ title, rows }: { title: string; rows: readonly SchemaRow[] }) {
  return (
    <details className="my-3" open={rows.length <= SHORT}>
      <summary className="text-section text-text">
        {title} <span className="font-[400] text-text-3">({rows.length})</span>
      </summary>
      <PlainTable
        columns={["Member", "Type", "Needed", "Tells"]}
        label={title}
        rows={rows.map(({ name, type, required, about }) => ({
          key: name,
          cells: [
            <code className="inline-block font-object sm:min-w-40" key="name">
              <Broken at="." name={name} />
            </code>,
            type,
            required ? "yes" : "no",
            about,
          ],
        }))}
      />
    </details>
  );
}
