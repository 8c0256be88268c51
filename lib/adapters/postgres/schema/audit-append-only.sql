CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Retention removes the oldest rows in a transaction that says so, and leaves an anchor behind.
  IF TG_OP = 'DELETE' AND current_setting('drydock.audit_retention', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The audit log is append-only: % is not allowed', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON "audit" FOR EACH ROW EXECUTE FUNCTION audit_append_only();
--> statement-breakpoint
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only();
--> statement-breakpoint
CREATE FUNCTION audit_only_beginning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever says that it is retention may take off a beginning, up to a record whose hash is kept, and nothing else.
  IF EXISTS (SELECT FROM gone)
    AND (EXISTS (SELECT FROM "audit" WHERE seq < (SELECT max(seq) FROM gone))
      OR NOT EXISTS (SELECT FROM gone JOIN "audit_anchors" kept USING (seq, hash)
        WHERE gone.seq = (SELECT max(seq) FROM gone)))
  THEN
    RAISE EXCEPTION 'The audit log is append-only: only its beginning may go' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_only_beginning AFTER DELETE ON "audit" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION audit_only_beginning();
