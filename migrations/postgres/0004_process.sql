CREATE TABLE "processes" (
	"id" text PRIMARY KEY NOT NULL,
	"coalition" text NOT NULL,
	"name" text NOT NULL,
	"instrument" text NOT NULL,
	"shortName" text NOT NULL,
	"labels" text NOT NULL,
	"createdBy" text NOT NULL,
	"createdAt" bigint NOT NULL,
	"archivedAt" bigint
);
--> statement-breakpoint
CREATE TABLE "process_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"process" text NOT NULL,
	"name" text NOT NULL,
	"place" text NOT NULL,
	"firstDay" text NOT NULL,
	"lastDay" text NOT NULL,
	"zone" text NOT NULL,
	"wordLimit" bigint,
	"countsNotes" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"createdAt" bigint NOT NULL,
	"changedAt" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_dues" (
	"id" text PRIMARY KEY NOT NULL,
	"session" text NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"dueAt" bigint NOT NULL,
	"dueLocal" text NOT NULL,
	"zone" text NOT NULL,
	"organisation" text,
	"doneAt" bigint
);
--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "session" text;--> statement-breakpoint
CREATE INDEX "processes_coalition" ON "processes" USING btree ("coalition");--> statement-breakpoint
CREATE INDEX "process_sessions_process" ON "process_sessions" USING btree ("process");--> statement-breakpoint
CREATE INDEX "session_dues_session" ON "session_dues" USING btree ("session");--> statement-breakpoint
CREATE INDEX "statements_session" ON "statements" USING btree ("session");