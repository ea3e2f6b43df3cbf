CREATE TABLE "ask_links" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition" text NOT NULL,
	"kind" text NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dropped_asks" (
	"coalition" text NOT NULL,
	"wordingHash" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "dropped_asks_coalition_wordingHash_pk" PRIMARY KEY("coalition","wordingHash")
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"id" text PRIMARY KEY NOT NULL,
	"ask" text NOT NULL,
	"part" text NOT NULL,
	"draft" text NOT NULL,
	"outcome" text NOT NULL,
	"note" text NOT NULL,
	"evidence" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_instruments" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition" text NOT NULL,
	"name" text NOT NULL,
	"names" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"process" text NOT NULL,
	"symbol" text NOT NULL,
	"title" text NOT NULL,
	"textDate" text NOT NULL,
	"releasedOn" text NOT NULL,
	"status" text NOT NULL,
	"language" text NOT NULL,
	"partial" bigint NOT NULL,
	"session" text,
	"fileName" text NOT NULL,
	"fileHash" text NOT NULL,
	"notUnderstood" text NOT NULL,
	"provisions" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"createdBy" text NOT NULL,
	"createdAt" bigint NOT NULL,
	"changedAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_parents" (
	"draft" text NOT NULL,
	"parent" text NOT NULL,
	CONSTRAINT "draft_parents_draft_parent_pk" PRIMARY KEY("draft","parent")
);
--> statement-breakpoint
CREATE TABLE "provisions" (
	"draft" text NOT NULL,
	"at" bigint NOT NULL,
	"parent" bigint,
	"level" text NOT NULL,
	"number" text NOT NULL,
	"printed" text NOT NULL,
	"title" text,
	"text" text NOT NULL,
	"mark" text,
	"details" text NOT NULL,
	CONSTRAINT "provisions_draft_at_pk" PRIMARY KEY("draft","at")
);
--> statement-breakpoint
CREATE TABLE "draft_corrections" (
	"id" text PRIMARY KEY NOT NULL,
	"draft" text NOT NULL,
	"revision" bigint NOT NULL,
	"provision" bigint NOT NULL,
	"was" text NOT NULL,
	"is" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "concordances" (
	"id" text PRIMARY KEY NOT NULL,
	"process" text NOT NULL,
	"old" text NOT NULL,
	"now" text NOT NULL,
	"revision" bigint NOT NULL,
	"createdAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "concordance_links" (
	"id" text PRIMARY KEY NOT NULL,
	"concordance" text NOT NULL,
	"kind" text NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"endedBy" text,
	"endedAt" bigint,
	"changed" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "draft" text;--> statement-breakpoint
ALTER TABLE "asks" ADD COLUMN "number" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "asks" ADD COLUMN "current" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "asks" ADD COLUMN "process" text;--> statement-breakpoint
ALTER TABLE "asks" ADD COLUMN "owner" text;--> statement-breakpoint
ALTER TABLE "asks" ADD COLUMN "priority" text;--> statement-breakpoint
ALTER TABLE "asks" ADD COLUMN "support" text;--> statement-breakpoint
ALTER TABLE "asks" ADD COLUMN "tags" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "ask_revisions" ADD COLUMN "statement" text;--> statement-breakpoint
ALTER TABLE "ask_revisions" ADD COLUMN "more" text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "ask_places" ADD COLUMN "wording" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ask_places" ADD COLUMN "kept" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "ask_links_once" ON "ask_links" USING btree ("from","to","kind");--> statement-breakpoint
CREATE INDEX "ask_links_coalition" ON "ask_links" USING btree ("coalition");--> statement-breakpoint
CREATE INDEX "outcomes_ask" ON "outcomes" USING btree ("ask");--> statement-breakpoint
CREATE INDEX "outcomes_draft" ON "outcomes" USING btree ("draft");--> statement-breakpoint
CREATE INDEX "known_instruments_coalition" ON "known_instruments" USING btree ("coalition");--> statement-breakpoint
CREATE INDEX "drafts_process" ON "drafts" USING btree ("process");--> statement-breakpoint
CREATE INDEX "draft_parents_parent" ON "draft_parents" USING btree ("parent");--> statement-breakpoint
CREATE INDEX "draft_corrections_draft" ON "draft_corrections" USING btree ("draft");--> statement-breakpoint
CREATE UNIQUE INDEX "concordances_pair" ON "concordances" USING btree ("old","now");--> statement-breakpoint
CREATE INDEX "concordances_process" ON "concordances" USING btree ("process");--> statement-breakpoint
CREATE INDEX "concordance_links_changed" ON "concordance_links" USING btree ("concordance","changed");--> statement-breakpoint
UPDATE "asks" SET "number" = (SELECT count(*) FROM "asks" AS earlier WHERE earlier."coalition" = "asks"."coalition" AND (earlier."createdAt" < "asks"."createdAt" OR (earlier."createdAt" = "asks"."createdAt" AND earlier."id" <= "asks"."id")));--> statement-breakpoint
UPDATE "asks" SET "current" = COALESCE((SELECT max("ask_revisions"."number") FROM "ask_revisions" WHERE "ask_revisions"."ask" = "asks"."id"), 1);
