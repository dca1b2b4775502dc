-- Services of spans beyond the cap of their source and zone count as "other", as those of events do.
ALTER TABLE "span" ADD COLUMN "folded" SMALLINT;
