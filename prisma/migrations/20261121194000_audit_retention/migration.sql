-- Retention, legal holds and erasure of the audit log. What was erased is told, entry by entry, and why.
CREATE TABLE "audit_erasure" (
  "leaf_index" BIGINT NOT NULL,
  -- The path of an erased value, or "leaf" where nothing but the hash of the entry is left.
  "field" TEXT NOT NULL,
  "erased_at" TIMESTAMPTZ(6) NOT NULL,
  "basis" TEXT NOT NULL,
  -- The entry log.erase that tells of it.
  "entry_id" UUID NOT NULL,
  CONSTRAINT "audit_erasure_pkey" PRIMARY KEY ("leaf_index", "field")
);

-- Each entry log.erase, for the list of what was erased.
CREATE TABLE "audit_erasure_run" (
  "entry_id" UUID NOT NULL,
  "erased_at" TIMESTAMPTZ(6) NOT NULL,
  -- "request" of a person, or "retention".
  "kind" TEXT NOT NULL,
  "basis" TEXT NOT NULL,
  "fields" TEXT[] NOT NULL,
  "entries" INTEGER NOT NULL,
  "first_index" BIGINT NOT NULL,
  "last_index" BIGINT NOT NULL,
  -- The pseudonym of who erased.
  "by_ref" TEXT NOT NULL,
  CONSTRAINT "audit_erasure_run_pkey" PRIMARY KEY ("entry_id")
);
CREATE INDEX "audit_erasure_run_erased_at_entry_id_idx" ON "audit_erasure_run" ("erased_at", "entry_id");

-- What must stay, whatever retention or a request says. What is not given covers all.
CREATE TABLE "audit_hold" (
  "id" UUID NOT NULL,
  "zone" TEXT,
  "actor_ref" TEXT,
  -- As `type:id`.
  "target" TEXT,
  "period_from" TIMESTAMPTZ(6),
  "period_to" TIMESTAMPTZ(6),
  "reason" TEXT NOT NULL,
  "set_by" TEXT NOT NULL,
  "set_at" TIMESTAMPTZ(6) NOT NULL,
  "released_by" TEXT,
  "released_at" TIMESTAMPTZ(6),
  "release_reason" TEXT,
  CONSTRAINT "audit_hold_pkey" PRIMARY KEY ("id")
);

CREATE VIEW "audit_held" AS
  SELECT l."leaf_index", h."id" AS "hold_id"
  FROM "audit_leaf" l
  JOIN "audit_hold" h ON h."released_at" IS NULL
    AND (h."zone" IS NULL OR h."zone" = l."zone")
    AND (h."actor_ref" IS NULL OR h."actor_ref" = l."actor_ref")
    AND (h."target" IS NULL OR h."target" = ANY (l."target_keys"))
    AND (h."period_from" IS NULL OR l."occurred_at" >= h."period_from")
    AND (h."period_to" IS NULL OR l."occurred_at" < h."period_to");

-- Where the log begins: entries before it are gone, with the roots of the complete subtrees before it, 32 bytes each,
-- left to right. Their hashes stay in the tiles, and every checkpoint stays.
ALTER TABLE "audit_head"
  ADD COLUMN "min_index" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "min_frontier" BYTEA NOT NULL DEFAULT '',
  ADD COLUMN "pruned_at" TIMESTAMPTZ(6);

-- Only the functions below erase: within them the owner of the tables acts, and says so for this moment. A role that
-- does not own the tables can say it too, and is refused all the same.
CREATE OR REPLACE FUNCTION "refuse_change_of_audit_log"() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN
  IF TG_TABLE_NAME = ''audit_leaf'' AND TG_OP <> ''TRUNCATE''
    AND current_setting(''gatehouse.audit_erasing'', true) = ''yes''
    AND current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
  THEN RETURN NULL\x3B END IF\x3B
  RAISE EXCEPTION ''The audit log only grows: % of % is refused.'', TG_OP, TG_TABLE_NAME
    USING ERRCODE = ''insufficient_privilege''\x3B
END';

-- Of an entry nothing may change but this: its leaf goes, and with it who acted and on what. Only entries before the
-- beginning of the log are deleted.
CREATE FUNCTION "refuse_other_change_of_audit_leaf"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS E'BEGIN
  IF TG_OP = ''UPDATE'' THEN
    IF NEW.leaf IS NULL AND NEW.actor_ref = ''erased'' AND NEW.target_keys = ''{}''
      AND to_jsonb(NEW) - ''{leaf,actor_ref,target_keys}''::text[] = to_jsonb(OLD) - ''{leaf,actor_ref,target_keys}''::text[]
    THEN RETURN NEW\x3B END IF\x3B
  ELSIF OLD.leaf_index < (SELECT min_index FROM public.audit_head) THEN RETURN OLD\x3B
  END IF\x3B
  RAISE EXCEPTION ''The audit log only grows: % of entry % is refused.'', TG_OP, OLD.leaf_index
    USING ERRCODE = ''insufficient_privilege''\x3B
END';
CREATE TRIGGER "audit_leaf_only_erases" BEFORE UPDATE OR DELETE ON "audit_leaf"
  FOR EACH ROW EXECUTE FUNCTION "refuse_other_change_of_audit_leaf"();

-- (The functions name the schema of each table: the app may make things in it, and none of these may be taken for what
-- is meant here.)
-- Takes the given fields out of the given entries, or the whole entries where the field is "leaf", and notes it.
-- Returns what was there and is gone. Refuses what a legal hold covers (GH001, the hold as detail) and entries of the
-- log about itself (GH002).
CREATE FUNCTION "audit_erase"(p_indexes BIGINT[], p_fields TEXT[], p_entry UUID, p_at TIMESTAMPTZ, p_basis TEXT)
  RETURNS TABLE (erased_index BIGINT, erased_field TEXT) LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS E'DECLARE
  held UUID\x3B
BEGIN
  -- Until the end of the transaction nobody sets or releases a hold.
  LOCK TABLE public.audit_hold IN SHARE MODE\x3B
  SELECT d.hold_id INTO held FROM public.audit_held d WHERE d.leaf_index = ANY (p_indexes) ORDER BY d.hold_id LIMIT 1\x3B
  IF held IS NOT NULL THEN
    RAISE EXCEPTION ''A legal hold covers what should be erased.'' USING ERRCODE = ''GH001'', DETAIL = held::text\x3B
  END IF\x3B
  IF EXISTS (SELECT FROM public.audit_leaf l
    WHERE l.leaf_index = ANY (p_indexes) AND l.source = ''gatehouse'' AND l.action LIKE ''log.%'' AND ''leaf'' = ANY (p_fields))
  THEN
    RAISE EXCEPTION ''What the log says of itself is not erased.'' USING ERRCODE = ''GH002''\x3B
  END IF\x3B
  PERFORM set_config(''gatehouse.audit_erasing'', ''yes'', true)\x3B
  IF ''leaf'' = ANY (p_fields) THEN
    INSERT INTO public.audit_erasure (leaf_index, field, erased_at, basis, entry_id)
      SELECT l.leaf_index, ''leaf'', p_at, p_basis, p_entry FROM public.audit_leaf l
      WHERE l.leaf_index = ANY (p_indexes) AND l.leaf IS NOT NULL ON CONFLICT DO NOTHING\x3B
    UPDATE public.audit_leaf l SET leaf = NULL, actor_ref = ''erased'', target_keys = ''{}''
      WHERE l.leaf_index = ANY (p_indexes) AND l.leaf IS NOT NULL\x3B
    DELETE FROM public.audit_sealed s WHERE s.leaf_index = ANY (p_indexes)\x3B
  ELSE
    INSERT INTO public.audit_erasure (leaf_index, field, erased_at, basis, entry_id)
      SELECT s.leaf_index, f.field, p_at, p_basis, p_entry
      FROM public.audit_sealed s CROSS JOIN LATERAL jsonb_object_keys(s.fields) AS f(field)
      WHERE s.leaf_index = ANY (p_indexes) AND f.field = ANY (p_fields) ON CONFLICT DO NOTHING\x3B
    UPDATE public.audit_sealed s SET fields = s.fields - p_fields
      WHERE s.leaf_index = ANY (p_indexes) AND s.fields ?| p_fields\x3B
  END IF\x3B
  PERFORM set_config(''gatehouse.audit_erasing'', ''no'', true)\x3B
  UPDATE public.audit_entry a SET
      actor_id = CASE WHEN p_fields && ''{leaf,actor.id}'' THEN ''erased'' ELSE a.actor_id END,
      actor_name = CASE WHEN p_fields && ''{leaf,actor.id,actor.name}'' THEN ''erased'' ELSE a.actor_name END,
      targets = CASE WHEN ''leaf'' = ANY (p_fields) THEN ''[]''
        WHEN p_fields && ''{targets,targets.name}''
        THEN (SELECT coalesce(jsonb_agg(t - ''name''), ''[]'') FROM jsonb_array_elements(a.targets) t)
        ELSE a.targets END,
      context = CASE WHEN ''leaf'' = ANY (p_fields) THEN ''{}''
        ELSE a.context - ARRAY(SELECT substr(f, 9) FROM unnest(p_fields) f WHERE f LIKE ''context.%'') END,
      changes = CASE WHEN p_fields && ''{leaf,changes}'' THEN NULL ELSE a.changes END
    FROM public.audit_leaf l
    WHERE l.id = a.id AND l.leaf_index = ANY (p_indexes)
      AND EXISTS (SELECT FROM public.audit_erasure e WHERE e.leaf_index = l.leaf_index AND e.entry_id = p_entry)\x3B
  -- Words of erased values must not be found any more: whoever erases makes those of the others anew.
  DELETE FROM public.audit_search w WHERE w.leaf_index IN (SELECT e.leaf_index FROM public.audit_erasure e WHERE e.entry_id = p_entry)\x3B
  RETURN QUERY SELECT e.leaf_index, e.field FROM public.audit_erasure e
    WHERE e.entry_id = p_entry AND e.leaf_index = ANY (p_indexes) ORDER BY 1, 2\x3B
END';

-- Drops the entries before an index, a multiple of 256, where all of them are erased but what the log says of itself.
-- Hashes and checkpoints stay. Returns how many rows went. Refuses what a legal hold covers (GH001) and what is not
-- erased (GH003).
CREATE FUNCTION "audit_prune"(p_min BIGINT, p_frontier BYTEA, p_at TIMESTAMPTZ)
  RETURNS BIGINT LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS E'DECLARE
  held UUID\x3B
  head public.audit_head\x3B
  dropped BIGINT\x3B
BEGIN
  LOCK TABLE public.audit_hold IN SHARE MODE\x3B
  SELECT * INTO head FROM public.audit_head FOR UPDATE\x3B
  IF p_min % 256 <> 0 OR p_min <= head.min_index OR p_min > head.size
    OR octet_length(p_frontier) <> 32 * length(replace(p_min::bit(64)::text, ''0'', ''''))
    OR NOT EXISTS (SELECT FROM public.audit_checkpoint c WHERE c.size >= p_min)
  THEN
    RAISE EXCEPTION ''The log cannot begin at %.'', p_min USING ERRCODE = ''GH003''\x3B
  END IF\x3B
  SELECT d.hold_id INTO held FROM public.audit_held d WHERE d.leaf_index < p_min ORDER BY d.hold_id LIMIT 1\x3B
  IF held IS NOT NULL THEN
    RAISE EXCEPTION ''A legal hold covers what should be dropped.'' USING ERRCODE = ''GH001'', DETAIL = held::text\x3B
  END IF\x3B
  IF EXISTS (SELECT FROM public.audit_leaf l WHERE l.leaf_index < p_min AND l.leaf IS NOT NULL
    AND NOT (l.source = ''gatehouse'' AND l.action LIKE ''log.%''))
  THEN
    RAISE EXCEPTION ''Not everything before % is erased.'', p_min USING ERRCODE = ''GH003''\x3B
  END IF\x3B
  UPDATE public.audit_head SET min_index = p_min, min_frontier = p_frontier, pruned_at = p_at\x3B
  PERFORM set_config(''gatehouse.audit_erasing'', ''yes'', true)\x3B
  -- What is gone must not be there any more: it no longer counts among the entries that have to verify.
  WITH gone AS (
    DELETE FROM public.audit_leaf l WHERE l.leaf_index < p_min RETURNING l.leaf_index, l.recorded_at, l.zone
  ), counted AS (
    SELECT grain.code, date_trunc(grain.unit, g.recorded_at, ''UTC'') AS bucket, coalesce(g.zone, ''unzoned'') AS zone,
      count(*) AS entries
    FROM gone g
    CROSS JOIN (VALUES (0::smallint, ''minute''), (1::smallint, ''hour''), (2::smallint, ''day'')) AS grain(code, unit)
    WHERE g.leaf_index < (SELECT verified_size FROM public.audit_verification)
    GROUP BY 1, 2, 3
  ), taken AS (
    UPDATE public.audit_verified_count c SET entries = greatest(c.entries - n.entries, 0),
      bad = least(c.bad, greatest(c.entries - n.entries, 0)), first_index = greatest(c.first_index, p_min)
    FROM counted n WHERE c.grain = n.code AND c.bucket = n.bucket AND c.zone = n.zone RETURNING 1
  ) SELECT count(*) INTO dropped FROM gone\x3B
  DELETE FROM public.audit_verified_count c WHERE c.entries = 0\x3B
  PERFORM set_config(''gatehouse.audit_erasing'', ''no'', true)\x3B
  DELETE FROM public.audit_sealed s WHERE s.leaf_index < p_min\x3B
  DELETE FROM public.audit_search w WHERE w.leaf_index < p_min\x3B
  DELETE FROM public.audit_erasure e WHERE e.leaf_index < p_min\x3B
  RETURN dropped\x3B
END';

-- A role gets them by name.
REVOKE ALL ON FUNCTION "audit_erase" FROM PUBLIC;
REVOKE ALL ON FUNCTION "audit_prune" FROM PUBLIC;
